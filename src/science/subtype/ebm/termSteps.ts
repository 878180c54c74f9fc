import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { FittedRows } from "./boostBag.js";
import type { Histogram } from "./histogram.js";
import { emptyHistogram, fillHistogram } from "./histogram.js";
import type { TermGrower } from "./termGrower.js";

/** One term at a time: grows a tree on what is left and adds it to the term's shape. */
export interface TermSteps {
  /** Terms that can be cut at all. */
  readonly terms: Int32Array;
  /** Scores of each term's bins so far. @shape [terms][bins, scores] */
  readonly shapes: readonly Float64Array[];
  /** Grows a term's best tree and takes it. @returns what it gained */
  take(term: number): number;
  /** Grows a tree cut at random and takes it. */
  takeAtRandom(term: number, random: RandomGenerator): void;
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
  const summed = (t: number): Histogram => {
    fillHistogram(room, bins[t]!, counts[t]!, train.fitting);
    return room;
  };
  const apply = (t: number): void => {
    const [update, shape] = [updates[t]!, shapes[t]!];
    for (let i = 0; i < shape.length; i++) shape[i]! += update[i]!;
    train.fitting.applyAndDerive(bins[t]!, update);
    heldOut?.fitting.apply(heldOut.table.bins[t]!, update);
  };
  return {
    terms: Int32Array.from(growers.keys()).filter((t) => growers[t]!.canBeCut),
    shapes,
    gain: (t) => growers[t]!.grow(summed(t), updates[t]!),
    take: (t) => {
      const gain = growers[t]!.grow(summed(t), updates[t]!);
      apply(t);
      return gain;
    },
    takeAtRandom: (t, random) => {
      growers[t]!.growAtRandom(summed(t), updates[t]!, random);
      apply(t);
    },
  };
}
