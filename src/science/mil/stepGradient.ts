import * as tf from "@tensorflow/tfjs-core";
import { attendBags } from "./attendBags.js";
import { trainingDropout } from "./dropout.js";
import { headGradient } from "./headGradient.js";
import type { HeadProgress } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { packHeads, unpackHeads } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import type { Targets } from "./targets.js";
import type { TileBatch } from "./tileBatch.js";

/** What one step learns from. */
export interface StepInput {
  readonly heads: readonly HeadProgress[];
  readonly batch: TileBatch;
  readonly targets: Targets;
  readonly shape: HeadShape;
  readonly options: MilOptions;
}

/** Predictions of a step and what they teach; each head's dropout is drawn from its own stream. The caller tidies. */
export function stepGradient(
  parameters: tf.Tensor2D,
  { heads, batch, targets, shape, options }: StepInput,
): { readonly gradient: tf.Tensor2D; readonly prediction: tf.Tensor2D } {
  const size: [number, number] = [heads.length, batch.bags];
  const streams = heads.map(({ random }) => random);
  return tf.tidy(() => {
    const dropout = trainingDropout(streams, shape, options, batch);
    const reading = { dropout, clamp: options.clamp };
    const head = unpackHeads(parameters, shape);
    const seen = attendBags(head, batch, reading);
    const target = {
      labels: tf.tensor2d(targets.labels, size),
      weights: tf.tensor2d(targets.weights, size),
      ...reading,
    };
    const gradient = packHeads(headGradient(head, batch, seen, target));
    return { gradient, prediction: seen.prediction };
  });
}
