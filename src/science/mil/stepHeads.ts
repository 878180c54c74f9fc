import * as tf from "@tensorflow/tfjs-core";
import { adamStep } from "./adam.js";
import { attendBags } from "./attendBags.js";
import { dropoutMask } from "./dropoutMask.js";
import { headGradient } from "./headGradient.js";
import type { HeadProgress } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { packHeads, unpackHeads } from "./headParameters.js";
import type { HeadStack } from "./headStack.js";
import type { MilOptions } from "./milOptions.js";
import type { TileBatch } from "./tileBatch.js";

/** Labels and weights of some bags for each head; a missing label has weight 0. @shape each [heads, bags] */
export interface Targets {
  readonly labels: Float32Array;
  /** 1 / (bags of the mean that have a label for the head). */
  readonly weights: Float32Array;
}

/**
 * What heads are to predict on the given bags.
 * @param known over how many bags each head's mean goes; by default its labelled ones among these
 */
export function targetsOf(
  heads: readonly HeadProgress[],
  bags: readonly number[],
  known?: readonly number[],
): Targets {
  const labels = new Float32Array(heads.length * bags.length);
  const weights = new Float32Array(labels.length);
  heads.forEach(({ spec }, h) => {
    const count =
      known?.[h] ?? bags.filter((b) => !Number.isNaN(spec.labels[b])).length;
    bags.forEach((b, i) => {
      const label = spec.labels[b]!;
      if (Number.isNaN(label)) return;
      labels[h * bags.length + i] = label;
      weights[h * bags.length + i] = 1 / count;
    });
  });
  return { labels, weights };
}

/** One optimiser step of all heads of a stack. Consumes the stack. @returns also the predictions before the step */
export function stepHeads(
  stack: HeadStack,
  heads: readonly HeadProgress[],
  batch: TileBatch,
  at: {
    readonly targets: Targets;
    readonly step: number;
    readonly shape: HeadShape;
    readonly options: MilOptions;
  },
): { readonly stack: HeadStack; readonly prediction: tf.Tensor2D } {
  const { targets, shape, options } = at;
  const size: [number, number] = [heads.length, batch.bags];
  const made = tf.tidy(() => {
    const head = unpackHeads(stack.parameters, shape);
    const keep = drawKeep(heads, shape, options);
    const seen = attendBags(head, batch, keep);
    const gradient = headGradient(head, batch, seen, {
      labels: tf.tensor2d(targets.labels, size),
      weights: tf.tensor2d(targets.weights, size),
      keep,
    });
    const { learningRate, weightDecay } = options;
    const rate = { step: at.step, learningRate, weightDecay };
    const next = adamStep(
      stack.parameters,
      packHeads(gradient),
      stack.moments,
      rate,
    );
    const { first, second } = next.moments;
    return {
      first,
      second,
      parameters: next.parameters,
      prediction: seen.prediction,
    };
  });
  tf.dispose([stack.parameters, stack.moments.first, stack.moments.second]);
  const { parameters, first, second, prediction } = made;
  return {
    stack: { parameters, moments: { first, second }, best: stack.best },
    prediction,
  };
}

function drawKeep(
  heads: readonly HeadProgress[],
  { embedHidden }: HeadShape,
  { dropout }: MilOptions,
): tf.Tensor3D | null {
  if (dropout === 0) return null;
  const masks = new Float32Array(heads.length * embedHidden);
  heads.forEach(({ random }, h) =>
    dropoutMask(
      masks.subarray(h * embedHidden, (h + 1) * embedHidden),
      dropout,
      random,
    ),
  );
  return tf.tensor3d(masks, [heads.length, 1, embedHidden]);
}
