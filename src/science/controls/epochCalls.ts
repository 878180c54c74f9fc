import { meanRanks } from "../stats/ranks.js";
import type { InjectedHead } from "./injectedHead.js";
import { lossMixture } from "./lossMixture.js";

/** What the losses of one epoch say of the samples of all heads, one head after the other. */
export interface EpochCalls {
  /** Ranks of the losses, each in units of its head's mean, from 1. @shape [samples] */
  readonly ranks: ArrayLike<number>;
  /** 1 where the mixture calls the label wrong. @shape [samples] */
  readonly wrong: Uint8Array;
  /** BIC of one component less that of two. */
  readonly gain: number;
}

/** A sample with a larger share in the component of large losses is called wrong. */
const CALLED = 0.5;

/** Ranks the losses of an epoch and calls labels wrong, without a look at what was exchanged. */
export function epochCalls(
  heads: readonly InjectedHead[],
  epoch: number,
): EpochCalls {
  const losses = Float64Array.from(
    heads.flatMap(({ losses: own }) => [...inUnitsOfMean(own[epoch]!)]),
  );
  const { wrong, gain } = lossMixture(losses);
  const called = Uint8Array.from(wrong, (share) => (share > CALLED ? 1 : 0));
  return { ranks: meanRanks(losses), wrong: called, gain };
}

function inUnitsOfMean(losses: ArrayLike<number>): Float64Array {
  const all = Float64Array.from(losses);
  const mean = all.reduce((sum, loss) => sum + loss, 0) / all.length;
  return mean > 0 ? all.map((loss) => loss / mean) : all;
}
