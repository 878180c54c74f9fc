import { median } from "simple-statistics";

/**
 * Rows of counts, each multiplied by what brings its total to the rows' median total. Rows without counts stay
 * without.
 * @param totals of each row over all genes, also those that are not in `counts`
 * @shape counts, result [rows, genes]
 */
export function toCommonDepth(
  counts: Float64Array,
  totals: readonly number[],
): { values: Float64Array; depth: number } {
  const depth = totals.length === 0 ? 0 : median([...totals]);
  const genes = counts.length / Math.max(1, totals.length);
  const values = counts.map((value, i) => {
    const total = totals[Math.floor(i / genes)]!;
    return total > 0 ? (value * depth) / total : 0;
  });
  return { values, depth };
}
