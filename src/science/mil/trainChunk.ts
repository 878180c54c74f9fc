import * as tf from "@tensorflow/tfjs-core";
import { attendBags } from "./attendBags.js";
import type { Bag } from "./bag.js";
import type { FeatureScaling } from "./featureScaling.js";
import { ROLE } from "./head.js";
import type { HeadProgress } from "./headProgress.js";
import { judgeEpoch } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { initialHead, parameterCount, unpackHeads } from "./headParameters.js";
import type { HeadStack } from "./headStack.js";
import {
  compactStack,
  disposeStack,
  keepBest,
  startStack,
} from "./headStack.js";
import type { MilOptions } from "./milOptions.js";
import { stepHeads, targetsOf } from "./stepHeads.js";
import { addSquaredErrors } from "./squaredErrors.js";
import type { TileBatch } from "./tileBatch.js";
import { disposeBatch, tileBatch } from "./tileBatch.js";
import { inParts, trainingOrder } from "./trainingOrder.js";

/** What a chunk's training reads and where it writes. */
export interface ChunkWork {
  readonly bags: readonly Bag[];
  readonly scaling: FeatureScaling;
  readonly shape: HeadShape;
  readonly options: MilOptions;
  /** Takes a head's kept weights when it ends. */
  readonly onEnd: (head: HeadProgress, weights: Float32Array) => void;
  readonly onEpoch: (
    epoch: number,
    heads: readonly HeadProgress[],
    losses: EpochLosses,
  ) => Promise<void>;
}

/** Mean squared errors of one epoch, one a head; stopping is null without early-stopping bags. */
export interface EpochLosses {
  readonly training: Float64Array;
  readonly stopping: Float64Array | null;
}

interface StoppingBatch {
  readonly batch: TileBatch;
  readonly bags: readonly number[];
}

/** Trains heads of one role as one stack, until each has stopped. */
export async function trainChunk(
  chunk: readonly HeadProgress[],
  work: ChunkWork,
): Promise<void> {
  const { role } = chunk[0]!.spec;
  const withRole = (wanted: number): number[] =>
    [...role.keys()].filter((b) => role[b] === wanted);
  const stopping = inParts(
    withRole(ROLE.stopping),
    work.options.bagsPerStep,
  ).map((bags) => ({ bags, batch: batchOf(bags, work) }));
  let heads = [...chunk];
  let stack = startStack(initialStack(heads, work), heads.length);
  let step = 0;
  try {
    for (let epoch = 1; heads.length > 0; epoch++) {
      const trained = await trainEpoch(stack, heads, work, {
        steps: trainingOrder(
          withRole(ROLE.train),
          work.options.bagsPerStep,
          work.options.seed + epoch,
        ),
        step,
      });
      stack = trained.stack;
      step = trained.step;
      const losses = {
        training: trained.losses,
        stopping: await stoppingLosses(stack, heads, stopping, work),
      };
      stack = keepBest(stack, judge(heads, losses, epoch, work.options));
      await work.onEpoch(epoch, heads, losses);
      ({ stack, heads } = await retire(stack, heads, work));
    }
  } finally {
    disposeStack(stack);
    stopping.forEach(({ batch }) => disposeBatch(batch));
  }
}

function batchOf(bags: readonly number[], work: ChunkWork): TileBatch {
  return tileBatch(
    bags.map((b) => work.bags[b]!),
    work.scaling,
  );
}

function initialStack(
  heads: readonly HeadProgress[],
  work: ChunkWork,
): Float32Array {
  const width = parameterCount(work.shape);
  const flat = new Float32Array(heads.length * width);
  heads.forEach(({ random }, h) =>
    flat.set(initialHead(work.shape, work.options, random), h * width),
  );
  return flat;
}

async function trainEpoch(
  start: HeadStack,
  heads: readonly HeadProgress[],
  work: ChunkWork,
  plan: { readonly steps: readonly number[][]; readonly step: number },
): Promise<{ stack: HeadStack; losses: Float64Array; step: number }> {
  let stack = start;
  let { step } = plan;
  const losses = new Float64Array(heads.length);
  for (const bags of plan.steps) {
    step++;
    const batch = batchOf(bags, work);
    const targets = targetsOf(heads, bags);
    const { shape, options } = work;
    const made = stepHeads(stack, heads, batch, {
      targets,
      step,
      shape,
      options,
    });
    stack = made.stack;
    const prediction = await made.prediction.data();
    made.prediction.dispose();
    disposeBatch(batch);
    addSquaredErrors(losses, prediction, targets, 1 / plan.steps.length);
  }
  return { stack, losses, step };
}

/** Losses on the early-stopping bags, without dropout; null where there are none. */
async function stoppingLosses(
  stack: HeadStack,
  heads: readonly HeadProgress[],
  batches: readonly StoppingBatch[],
  { shape }: ChunkWork,
): Promise<Float64Array | null> {
  const all = batches.flatMap(({ bags }) => bags);
  if (all.length === 0) return null;
  const losses = new Float64Array(heads.length);
  const known = heads.map(
    ({ spec }) => all.filter((b) => !Number.isNaN(spec.labels[b])).length,
  );
  for (const { batch, bags } of batches) {
    const seen = tf.tidy(
      () =>
        attendBags(unpackHeads(stack.parameters, shape), batch, null)
          .prediction,
    );
    const targets = targetsOf(heads, bags, known);
    addSquaredErrors(losses, await seen.data(), targets, 1);
    seen.dispose();
  }
  return losses;
}

function judge(
  heads: readonly HeadProgress[],
  { training, stopping }: EpochLosses,
  epoch: number,
  options: MilOptions,
): boolean[] {
  return heads.map((head, h) =>
    judgeEpoch(
      head,
      { training: training[h]!, stopping: stopping?.[h] ?? null },
      epoch,
      options,
    ),
  );
}

/** Hands over the heads that have ended and goes on with the others. */
async function retire(
  stack: HeadStack,
  heads: HeadProgress[],
  work: ChunkWork,
): Promise<{ stack: HeadStack; heads: HeadProgress[] }> {
  const on = [...heads.keys()].filter((h) => heads[h]!.status === null);
  if (on.length === heads.length) return { stack, heads };
  const width = parameterCount(work.shape);
  const best = (await stack.best.data()) as Float32Array;
  heads.forEach((head, h) => {
    if (head.status !== null)
      work.onEnd(head, best.subarray(h * width, (h + 1) * width));
  });
  return { stack: compactStack(stack, on), heads: on.map((h) => heads[h]!) };
}
