import type { BinnedTable } from "./binnedTable.js";
import type { Shapes } from "./boostBag.js";
import { choosePairs } from "./choosePairs.js";
import type { CoarseTable } from "./coarseBins.js";
import { coarseBins } from "./coarseBins.js";
import type { EbmData } from "./ebmData.js";
import { seedOf } from "../../random/seedOf.js";
import type { BagFit } from "./fitBag.js";
import { boostOn } from "./fitBag.js";
import type { Pair } from "./pairCells.js";
import { cellShape, pairTable } from "./pairCells.js";
import { pairGrower } from "./pairGrower.js";
import { purifyPair } from "./purifyPair.js";

/** Pairs, and what the bags learnt of them. */
export interface PairFits {
  readonly pairs: readonly Pair[];
  readonly coarse: CoarseTable;
  /** Cells of every row. */
  readonly table: BinnedTable;
  /** Rows of each cell. @shape [pairs][cells] */
  readonly rows: readonly Float64Array[];
  /** Free of what a feature adds alone. @shape [bags][pairs][cells] */
  readonly shapes: readonly Shapes[];
}

/** Boosts pairs on what the bags' shapes leave, each bag until its own held-out loss falls no more. */
export function fitPairs(data: EbmData, fits: readonly BagFit[]): PairFits {
  const { binned, cuts, options } = data;
  const coarse = coarseBins(binned, cuts, options.pairBins);
  const pairs = choosePairs(data, fits, coarse.table);
  const table = pairTable(coarse.table, pairs);
  const shapes = fits.map((fit) => {
    if (pairs.length === 0) return [];
    const own = { ...fit, seed: seedOf(["pairs", fit.seed]) };
    return boostOn(data, own, table, ({ bins }) =>
      pairs.map((pair, p) =>
        pairGrower(bins[p]!, cellShape(coarse.table, pair), options),
      ),
    );
  });
  const rows = table.bins.map((cells, p) => {
    const held = new Float64Array(table.counts[p]!);
    for (const cell of cells) held[cell]!++;
    return held;
  });
  return { pairs, coarse, table, rows, shapes };
}

/**
 * Gives what each feature of a pair adds alone to the feature's own shape.
 * @param own a bag's pairs @shape [pairs][cells]; changed
 * @param shapes of the features @shape [features][bins]; changed
 */
export function purifyPairs(
  { pairs, coarse, rows }: PairFits,
  own: Shapes,
  shapes: Shapes,
): void {
  pairs.forEach((pair, p) => {
    const shape = cellShape(coarse.table, pair);
    const margins = purifyPair(own[p]!, rows[p]!, shape);
    for (const [f, margin] of [
      [pair[0], margins.first],
      [pair[1], margins.second],
    ] as const)
      coarse.of[f]!.forEach((bin, fine) => (shapes[f]![fine]! += margin[bin]!));
  });
}
