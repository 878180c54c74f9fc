import type { BinnedTable } from "./binnedTable.js";
import { binOf, MISSING_BIN } from "./binnedTable.js";
import { evenBorders } from "./evenBorders.js";

/** A table on fewer bins, each of whole bins of the finer one, so that what is learnt there can be given back to these. */
export interface CoarseTable {
  readonly table: BinnedTable;
  /** Of each feature: some of its cuts. */
  readonly cuts: readonly Float64Array[];
  /** The coarse bin of each fine one. @shape [features][bins] */
  readonly of: readonly Uint16Array[];
}

/** Joins neighbouring bins until a feature has at most `maxBins`, which hold about alike; the missing one stays. */
export function coarseBins(
  { rows, counts, bins }: BinnedTable,
  cuts: readonly Float64Array[],
  maxBins: number,
): CoarseTable {
  const kept = cuts.map((own, f) =>
    keptCuts(own, rowsOf(bins[f]!, counts[f]!), maxBins),
  );
  const of = cuts.map((own, f) =>
    Uint16Array.from({ length: counts[f]! }, (_, bin) => {
      if (bin === MISSING_BIN) return MISSING_BIN;
      return bin === 1 ? 1 : binOf(own[bin - 2]!, kept[f]!);
    }),
  );
  const table = {
    rows,
    counts: kept.map((own) => own.length + 2),
    bins: bins.map((own, f) => own.map((bin) => of[f]![bin]!)),
  };
  return { table, cuts: kept, of };
}

function rowsOf(bins: Uint16Array, count: number): Float64Array {
  const rows = new Float64Array(count);
  for (const bin of bins) rows[bin]!++;
  return rows;
}

function keptCuts(
  cuts: Float64Array,
  rows: Float64Array,
  maxBins: number,
): Float64Array {
  if (cuts.length < maxBins) return cuts;
  const borders: number[] = [];
  let below = 0;
  for (let b = 0; b < cuts.length; b++) borders.push((below += rows[b + 1]!));
  const present = below + rows.at(-1)!;
  const picked = new Set(evenBorders(borders, present, maxBins));
  return cuts.filter((_, b) => picked.has(borders[b]!));
}
