import * as tf from "@tensorflow/tfjs-core";
import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import type { ChunkSnapshot } from "./chunkSnapshot.js";
import type { HeadProgress } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { initialHead, parameterCount } from "./headParameters.js";
import type { HeadStack } from "./headStack.js";
import { startStack } from "./headStack.js";
import type { MilOptions } from "./milOptions.js";
import { MOMENTS } from "./optimiser.js";

/** How far a stack's training is. Owned and changed by trainChunk. */
export interface ChunkState {
  stack: HeadStack;
  /** Those that still train, in the stack's order. */
  heads: HeadProgress[];
  step: number;
  epoch: number;
  order: readonly (readonly number[])[];
  /** Steps of this epoch that were taken. */
  taken: number;
  losses: Float64Array;
}

/** A stack before its first epoch. */
export function startChunk(
  heads: readonly HeadProgress[],
  shape: HeadShape,
  options: MilOptions,
): ChunkState {
  const width = parameterCount(shape);
  const flat = new Float32Array(heads.length * width);
  heads.forEach(({ random }, h) =>
    flat.set(initialHead(shape, options, random), h * width),
  );
  return {
    stack: startStack(flat, heads.length, MOMENTS[options.optimiser]),
    heads: [...heads],
    step: 0,
    epoch: 0,
    order: [],
    taken: 0,
    losses: new Float64Array(heads.length),
  };
}

/** What a stack needs to go on from here. */
export async function takeSnapshot(state: ChunkState): Promise<ChunkSnapshot> {
  const { stack, heads, step, epoch, order, taken, losses } = state;
  const floats = async (tensor: tf.Tensor2D): Promise<Float32Array> =>
    (await tensor.data()) as Float32Array;
  return {
    heads: heads.map(({ index, best, bestEpoch, random }) => ({
      index,
      best: Number.isFinite(best) ? best : null,
      bestEpoch,
      random: random.getState(),
    })),
    step,
    epoch,
    order,
    taken,
    losses: [...losses],
    parameters: await floats(stack.parameters),
    moments: await Promise.all(stack.moments.map(floats)),
    best: await floats(stack.best),
  };
}

/** The stack that a snapshot was taken of. @param all heads asked for; those that still train are set to where they were */
export function restoreChunk(
  snapshot: ChunkSnapshot,
  all: readonly HeadProgress[],
): ChunkState {
  const heads = snapshot.heads.map(({ index, best, bestEpoch, random }) =>
    Object.assign(all[index]!, {
      best: best ?? Infinity,
      bestEpoch,
      random: xoroshiro128plusFromState(random),
    }),
  );
  const rows = (flat: Float32Array): tf.Tensor2D =>
    tf.tensor2d(flat, [heads.length, flat.length / heads.length]);
  const stack = {
    parameters: rows(snapshot.parameters),
    moments: snapshot.moments.map(rows),
    best: rows(snapshot.best),
  };
  const { step, epoch, order, taken } = snapshot;
  const losses = Float64Array.from(snapshot.losses);
  return { stack, heads, step, epoch, order, taken, losses };
}
