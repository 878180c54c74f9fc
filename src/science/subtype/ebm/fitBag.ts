import type { BinnedTable } from "./binnedTable.js";
import { takeRows } from "./binnedTable.js";
import type { FittedRows, Shapes } from "./boostBag.js";
import { boostBag } from "./boostBag.js";
import type { EbmData } from "./ebmData.js";
import { scoresOf } from "./ebmInput.js";
import { featureGrower } from "./featureGrower.js";
import { fittingOf } from "./fittingOf.js";
import type { OuterBag } from "./outerBags.js";
import { startOf } from "./startOf.js";
import type { TermGrower } from "./termGrower.js";

/** What one bag has learnt. */
export interface BagFit {
  readonly bag: OuterBag;
  readonly seed: number;
  /** Scores before any shape. @shape [scores] */
  readonly intercept: Float64Array;
  /** @shape [features][bins, scores] */
  readonly shapes: Shapes;
}

/** Boosts the features' shapes on a bag. */
export function fitBag(data: EbmData, bag: OuterBag, seed: number): BagFit {
  const intercept = startOf(data.target, bag.train, data.weights);
  const before = { bag, seed, intercept, shapes: [] };
  const shapes = boostOn(data, before, data.binned, ({ counts, bins }) =>
    counts.map((count, f) => featureGrower(bins[f]!, count, f, data.options)),
  );
  return { ...before, shapes };
}

/** Boosts the columns of a table on what a bag's shapes leave. @param growersOf of the rows to learn from */
export function boostOn(
  data: EbmData,
  fit: BagFit,
  table: BinnedTable,
  growersOf: (train: BinnedTable) => readonly TermGrower[],
): Shapes {
  const { bag, seed } = fit;
  const under = (rows: Int32Array): FittedRows => ({
    table: takeRows(table, rows),
    fitting: leftBy(data, fit, rows),
  });
  const train = under(bag.train);
  return boostBag({
    train,
    heldOut: bag.heldOut.length > 0 ? under(bag.heldOut) : null,
    scores: scoresOf(data.target),
    growers: growersOf(train.table),
    options: data.options,
    seed,
  });
}

/** The loss of rows where a bag's shapes leave it. */
export function leftBy(
  { target, weights, binned }: EbmData,
  { intercept: start, shapes }: BagFit,
  rows: Int32Array,
): FittedRows["fitting"] {
  const fitting = fittingOf(target, rows, { weights, start });
  shapes.forEach((shape, f) => {
    const own = binned.bins[f]!;
    fitting.apply(
      Uint16Array.from(rows, (row) => own[row]!),
      shape,
    );
  });
  fitting.derive();
  return fitting;
}
