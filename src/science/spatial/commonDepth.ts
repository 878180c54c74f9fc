/**
 * Rows of counts, each multiplied by what brings its total to a depth that all share. Rows without counts stay
 * without.
 * @param totals of each row over all genes, also those that are not in `counts`
 * @shape counts, result [rows, genes]
 */
export function toCommonDepth(
  counts: Float64Array,
  totals: readonly number[],
  depth: number,
): Float64Array {
  const genes = counts.length / Math.max(1, totals.length);
  return counts.map((count, i) => {
    const total = totals[Math.floor(i / genes)]!;
    return total > 0 ? (count * depth) / total : 0;
  });
}
