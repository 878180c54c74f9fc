import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { FittedRows } from "./boostBag.js";
import type { WantedSums } from "./fitting.js";
import type { Histogram } from "./histogram.js";
import { emptyHistogram, fillHistogram } from "./histogram.js";
import type { TermGrower } from "./termGrower.js";

/** One term at a time: grows a tree on what is left and adds it to the term's shape. */
export interface TermSteps {
  /** Terms that can be cut at all. */
  readonly terms: Int32Array;
  /** Scores of each term's bins so far. @shape [terms][bins, scores] */
  readonly shapes: readonly Float64Array[];
  /** Grows a term's best tree and takes it. @param next says by what it gained which term comes next, where that is known */
  take(term: number, next: (gain: number) => number | null): void;
  /** Grows a tree cut at random and takes it. @param next the term that comes next, where that is known */
  takeAtRandom(
    term: number,
    random: RandomGenerator,
    next: number | null,
  ): void;
  /** What the best tree of a term would gain now. */
  gain(term: number): number;
}

/** Begins with shapes that are flat. @param growers one a column of the table */
export function termSteps(
  train: FittedRows,
  heldOut: FittedRows | null,
  {
    scores,
    growers,
  }: { readonly scores: number; readonly growers: readonly TermGrower[] },
): TermSteps {
  const { counts, bins } = train.table;
  const room = emptyHistogram(Math.max(...counts), scores);
  const shapes = counts.map((count) => new Float64Array(count * scores));
  const updates = counts.map((count) => new Float64Array(count * scores));
  const wanted = counts.map((count, t): WantedSums => ({
    bins: bins[t]!,
    count,
    into: room,
  }));
  let ready: number | null = null;
  let behind = false;
  const summed = (t: number): Histogram => {
    if (ready === t) return room;
    if (behind) train.fitting.derive();
    behind = false;
    fillHistogram(wanted[t]!, train.fitting);
    ready = t;
    return room;
  };
  const apply = (t: number, next: number | null): void => {
    const [update, shape] = [updates[t]!, shapes[t]!];
    for (let i = 0; i < shape.length; i++) shape[i]! += update[i]!;
    const sums = next === null ? null : wanted[next]!;
    train.fitting.applyAndSum(bins[t]!, update, sums);
    ready = next;
    behind = sums !== null;
    heldOut?.fitting.apply(heldOut.table.bins[t]!, update);
  };
  return {
    terms: Int32Array.from(growers.keys()).filter((t) => growers[t]!.canBeCut),
    shapes,
    gain: (t) => growers[t]!.grow(summed(t), updates[t]!),
    take: (t, next) => {
      apply(t, next(growers[t]!.grow(summed(t), updates[t]!)));
    },
    takeAtRandom: (t, random, next) => {
      growers[t]!.growAtRandom(summed(t), updates[t]!, random);
      apply(t, next);
    },
  };
}
