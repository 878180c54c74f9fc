import type { BinnedTable } from "./binnedTable.js";

/** Places of two features, the lower one first. */
export type Pair = readonly [number, number];

/** Cells that two features' bins span. */
export interface CellShape {
  /** Bins of the first. */
  readonly first: number;
  /** Bins of the second: cells of one bin of the first lie side by side. */
  readonly second: number;
}

/** Puts every row into the cell of both its bins, so that a pair is a feature like any other. */
export function pairTable(
  { rows, counts, bins }: BinnedTable,
  pairs: readonly Pair[],
): BinnedTable {
  return {
    rows,
    counts: pairs.map(([a, b]) => counts[a]! * counts[b]!),
    bins: pairs.map(([a, b]) => {
      const [first, second, width] = [bins[a]!, bins[b]!, counts[b]!];
      return first.map((bin, row) => bin * width + second[row]!);
    }),
  };
}

/** The cells of a pair. */
export function cellShape({ counts }: BinnedTable, [a, b]: Pair): CellShape {
  return { first: counts[a]!, second: counts[b]! };
}
