import type { FeatureTable } from "./ebmInput.js";

/** Bin of what is missing. */
export const MISSING_BIN = 0;

/** A table by bins: 0 where missing, then from the lowest values up. */
export interface BinnedTable {
  readonly rows: number;
  /** Bins of each feature, the missing one included. */
  readonly counts: readonly number[];
  /** @shape [features][rows] */
  readonly bins: readonly Uint16Array[];
}

/** The bin of a value. */
export function binOf(value: number, cuts: Float64Array): number {
  if (Number.isNaN(value)) return MISSING_BIN;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value >= cuts[middle]!) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Puts every value into its bin. @param cuts of each feature */
export function binTable(
  { rows, values }: FeatureTable,
  cuts: readonly Float64Array[],
): BinnedTable {
  const bins = cuts.map((own, f) =>
    Uint16Array.from({ length: rows }, (_, row) =>
      binOf(values[f * rows + row]!, own),
    ),
  );
  return { rows, counts: cuts.map((own) => own.length + 2), bins };
}

/** Some rows of a binned table, in the order given. */
export function takeRows(table: BinnedTable, rows: Int32Array): BinnedTable {
  const bins = table.bins.map((own) =>
    Uint16Array.from(rows, (row) => own[row]!),
  );
  return { rows: rows.length, counts: table.counts, bins };
}
