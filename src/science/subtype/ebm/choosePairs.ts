import { takeRows } from "./binnedTable.js";
import type { BinnedTable } from "./binnedTable.js";
import type { EbmData } from "./ebmData.js";
import type { BagFit } from "./fitBag.js";
import { leftBy } from "./fitBag.js";
import type { Fitting } from "./fitting.js";
import { emptyHistogram, fillHistogram } from "./histogram.js";
import type { Pair } from "./pairCells.js";
import { cellShape, pairTable } from "./pairCells.js";
import { pairStrength } from "./pairStrength.js";

/** Two features and how much they could tell together. */
export interface RankedPair {
  readonly of: Pair;
  readonly strength: number;
}

/** The pairs that could tell most of what the bags' shapes leave, the strongest first; one that could tell nothing is left out. */
export function choosePairs(
  data: EbmData,
  fits: readonly BagFit[],
  coarse: BinnedTable,
): Pair[] {
  const { pairs: most, minLeaf, monotone } = data.options;
  const free = [...coarse.counts.keys()].filter((f) => !monotone.has(f));
  const pairs = free.flatMap((a) =>
    free.filter((b) => b > a).map((b): Pair => [a, b]),
  );
  const sums = new Float64Array(pairs.length);
  for (const fit of fits) {
    const fitting = leftBy(data, fit, fit.bag.train);
    const table = takeRows(coarse, fit.bag.train);
    pairStrengths(table, pairs, fitting, minLeaf).forEach(
      (own, p) => (sums[p]! += own),
    );
  }
  return pairs
    .map((of, p): RankedPair => ({ of, strength: sums[p]! }))
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, most)
    .map(({ of }) => of);
}

/** The strength of each pair on the rows of a table. */
export function pairStrengths(
  table: BinnedTable,
  pairs: readonly Pair[],
  fitting: Fitting,
  minLeaf: number,
): Float64Array {
  const widest = Math.max(...table.counts) ** 2;
  const sums = emptyHistogram(widest, 1);
  const rows = new Float64Array(widest);
  return Float64Array.from(pairs, (pair) => {
    const { counts, bins } = pairTable(table, [pair]);
    const wanted = { bins: bins[0]!, count: counts[0]!, into: sums };
    fillHistogram(wanted, fitting);
    rows.fill(0, 0, counts[0]);
    for (const cell of bins[0]!) rows[cell]!++;
    return pairStrength({ ...sums, rows }, cellShape(table, pair), minLeaf);
  });
}
