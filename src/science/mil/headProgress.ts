import { randomGenerator } from "../random/randomGenerator.js";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { HeadSpec } from "./head.js";
import type { MilOptions } from "./milOptions.js";
import type { HeadStatus } from "./trainedHeads.js";

/** How far one head's training is: its loss so far, its own random stream, and why it ended. */
export interface HeadProgress {
  readonly spec: HeadSpec;
  /** Place in the list of heads asked for. */
  readonly index: number;
  random: RandomGenerator;
  best: number;
  bestEpoch: number;
  /** null while it trains. */
  status: HeadStatus | null;
}

/** A head before its first step. */
export function startHead(spec: HeadSpec, index: number): HeadProgress {
  return {
    spec,
    index,
    random: randomGenerator(spec.seed),
    best: Infinity,
    bestEpoch: 0,
    status: null,
  };
}

/**
 * Takes an epoch's losses into account: marks the head ended where it diverged (a loss beyond float32),
 * lost patience or reached the last epoch. Without early-stopping bags every epoch counts as better, so the last weights stay.
 * @returns whether this epoch's weights are to be kept
 */
export function judgeEpoch(
  head: HeadProgress,
  loss: { readonly training: number; readonly stopping: number | null },
  epoch: number,
  options: MilOptions,
): boolean {
  const largest = Math.fround(loss.training + (loss.stopping ?? 0));
  if (!Number.isFinite(largest)) {
    head.status = "diverged";
    return false;
  }
  const early = epoch < options.minEpochs;
  const better = early || loss.stopping === null || loss.stopping < head.best;
  if (better) {
    head.bestEpoch = epoch;
    head.best = early ? Infinity : (loss.stopping ?? Infinity);
  }
  const tired = epoch - head.bestEpoch >= options.patience;
  if (tired || epoch >= options.maxEpochs) head.status = "trained";
  return better;
}
