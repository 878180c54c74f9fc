import * as tf from "@tensorflow/tfjs-core";
import { attendBags } from "./attendBags.js";
import type { BagSource } from "./bagSource.js";
import type { ChunkSnapshot } from "./chunkSnapshot.js";
import type { ChunkState } from "./chunkState.js";
import { restoreChunk, startChunk, takeSnapshot } from "./chunkState.js";
import { testDropout } from "./dropout.js";
import { ROLE } from "./head.js";
import type { HeadProgress } from "./headProgress.js";
import { judgeEpoch } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { parameterCount, unpackHeads } from "./headParameters.js";
import { compactStack, disposeStack, keepBest } from "./headStack.js";
import type { KeptTiles } from "./keptTiles.js";
import type { MilOptions } from "./milOptions.js";
import { sampleTiles } from "./sampleTiles.js";
import { stepHeads } from "./stepHeads.js";
import { addSquaredErrors, squaredErrors } from "./squaredErrors.js";
import { targetsOf } from "./targets.js";
import type { TileBatch } from "./tileBatch.js";
import { disposeBatch } from "./tileBatch.js";
import { inParts, trainingOrder } from "./trainingOrder.js";

/** What a chunk's training reads and where it writes. */
export interface ChunkWork {
  readonly source: BagSource;
  readonly tiles: KeptTiles;
  readonly shape: HeadShape;
  readonly options: MilOptions;
  /** Takes a head's kept weights when it ends. */
  readonly onEnd: (head: HeadProgress, weights: Float32Array) => void;
  readonly onEpoch: (
    epoch: number,
    heads: readonly HeadProgress[],
    losses: EpochLosses,
  ) => Promise<void>;
  /** Told of each step where the errors on single bags are wanted. */
  readonly onErrors?: (errors: StepErrors) => void;
  /** Called between steps; `take` gives what the stack needs to go on from there. */
  readonly onStep: (take: () => Promise<ChunkSnapshot>) => Promise<void>;
}

/** Mean squared errors of one epoch, one a head; stopping is null without early-stopping bags. */
export interface EpochLosses {
  readonly training: Float64Array;
  readonly stopping: Float64Array | null;
}

/** What heads lost on each bag of a step, before they learnt from it. */
export interface StepErrors {
  readonly epoch: number;
  readonly heads: readonly HeadProgress[];
  readonly bags: readonly number[];
  /** 0 where a label is missing. @shape [heads, bags] */
  readonly squared: Float32Array;
}

/** Where a chunk's training sets out: heads before their first step, or what was kept of a stack under way. */
export type ChunkStart =
  | { readonly kind: "new"; readonly heads: readonly HeadProgress[] }
  | {
      readonly kind: "kept";
      readonly snapshot: ChunkSnapshot;
      /** All heads asked for. */
      readonly heads: readonly HeadProgress[];
    };

/** Trains heads of one role as one stack, until each has stopped. */
export async function trainChunk(
  start: ChunkStart,
  work: ChunkWork,
): Promise<void> {
  const state =
    start.kind === "new"
      ? startChunk(start.heads, work.shape, work.options)
      : restoreChunk(start.snapshot, start.heads);
  const bags = (wanted: number): number[] => {
    const { role } = state.heads[0]!.spec;
    return [...role.keys()].filter((b) => role[b] === wanted);
  };
  const [training, stopping] = [bags(ROLE.train), bags(ROLE.stopping)];
  try {
    while (state.heads.length > 0) {
      if (state.taken === state.order.length)
        beginEpoch(state, training, work.options);
      await finishEpoch(state, work);
      const losses = {
        training: state.losses,
        stopping: await stoppingLosses(state, stopping, work),
      };
      const better = judge(state, losses, work.options);
      state.stack = keepBest(state.stack, better);
      await work.onEpoch(state.epoch, state.heads, losses);
      await retire(state, work);
      if (state.heads.length > 0) await work.onStep(() => takeSnapshot(state));
    }
  } finally {
    disposeStack(state.stack);
  }
}

function beginEpoch(
  state: ChunkState,
  bags: readonly number[],
  { bagsPerStep, seed }: MilOptions,
): void {
  state.epoch += 1;
  state.order = trainingOrder(bags, bagsPerStep, seed + state.epoch);
  state.taken = 0;
  state.losses = new Float64Array(state.heads.length);
}

/** Takes the steps of the epoch that are left. */
async function finishEpoch(state: ChunkState, work: ChunkWork): Promise<void> {
  const { shape, options } = work;
  while (state.taken < state.order.length) {
    const bags = state.order[state.taken]!;
    const batch = await trainingBatch(bags, state.epoch, work);
    const targets = targetsOf(state.heads, bags);
    const step = state.step + 1;
    const { heads } = state;
    const input = { heads, batch, targets, step, shape, options };
    const made = stepHeads(state.stack, input);
    state.stack = made.stack;
    const prediction = await made.prediction.data();
    made.prediction.dispose();
    disposeBatch(batch);
    const share = 1 / state.order.length;
    addSquaredErrors(state.losses, prediction, targets, share);
    work.onErrors?.({
      epoch: state.epoch,
      heads,
      bags,
      squared: squaredErrors(prediction, targets),
    });
    state.step = step;
    state.taken += 1;
    // The last step is judged first.
    if (state.taken < state.order.length)
      await work.onStep(() => takeSnapshot(state));
  }
}

async function trainingBatch(
  bags: readonly number[],
  epoch: number,
  { source, tiles, options }: ChunkWork,
): Promise<TileBatch> {
  const { tilesPerStep, seed } = options;
  const read = await Promise.all(bags.map((b) => source.read(b)));
  return tiles.batch(
    read.map((bag) => sampleTiles(bag, tilesPerStep, { seed, epoch })),
  );
}

/** Losses on the early-stopping bags as they would be predicted; null where there are none. */
async function stoppingLosses(
  { stack, heads }: ChunkState,
  all: readonly number[],
  { source, tiles, shape, options }: ChunkWork,
): Promise<Float64Array | null> {
  if (all.length === 0) return null;
  const losses = new Float64Array(heads.length);
  const known = heads.map(
    ({ spec }) => all.filter((b) => !Number.isNaN(spec.labels[b])).length,
  );
  const keys = heads.map(({ spec }) => spec.key);
  for (const bags of inParts(all, readingBags(options))) {
    const read = await Promise.all(bags.map((b) => source.read(b)));
    const batch = tiles.batch(read);
    const seen = tf.tidy(
      () =>
        attendBags(unpackHeads(stack.parameters, shape), batch, {
          dropout: testDropout(keys, read, shape, options),
          clamp: options.clamp,
        }).prediction,
    );
    disposeBatch(batch);
    const targets = targetsOf(heads, bags, known);
    addSquaredErrors(losses, await seen.data(), targets, 1);
    seen.dispose();
  }
  return losses;
}

/** Bags read at once: whole bags are longer than the samples that a step learns from. */
function readingBags({ bagsPerStep, tilesPerStep }: MilOptions): number {
  return tilesPerStep === null ? bagsPerStep : 1;
}

function judge(
  { heads, epoch }: ChunkState,
  { training, stopping }: EpochLosses,
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
async function retire(state: ChunkState, work: ChunkWork): Promise<void> {
  const { stack, heads } = state;
  const on = [...heads.keys()].filter((h) => heads[h]!.status === null);
  if (on.length === heads.length) return;
  const width = parameterCount(work.shape);
  const best = (await stack.best.data()) as Float32Array;
  heads.forEach((head, h) => {
    if (head.status !== null)
      work.onEnd(head, best.subarray(h * width, (h + 1) * width));
  });
  state.stack = compactStack(stack, on);
  state.heads = on.map((h) => heads[h]!);
}
