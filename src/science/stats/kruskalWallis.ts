/**
 * How far groups differ in rank: H with its correction for ties, of the values that are there; 0 where none differ.
 * @param groups of each value
 * @shape values (NaN where missing), groups [n]
 * @source Kruskal & Wallis 1952, doi:10.1080/01621459.1952.10483441
 */
export function kruskalWallis(
  values: Float64Array,
  groups: Int32Array,
): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  const size = Math.max(...groups) + 1;
  const [held, sums] = [new Float64Array(size), new Float64Array(size)];
  let spread = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    const off = meanRank(sorted, values[i]!) - (n + 1) / 2;
    held[groups[i]!]!++;
    sums[groups[i]!]! += off;
    spread += off ** 2;
  }
  if (spread === 0) return 0;
  let between = 0;
  for (let g = 0; g < size; g++)
    if (held[g]! > 0) between += sums[g]! ** 2 / held[g]!;
  return ((n - 1) * between) / spread;
}

/** From 1. Searched for, since whole transcriptomes are ranked, and a sort of numbers alone is a tenth of one of places. */
function meanRank(sorted: Float64Array, value: number): number {
  const below = countUntil(sorted, (own) => own >= value);
  const upTo = countUntil(sorted, (own) => own > value);
  return (below + upTo + 1) / 2;
}

/** How many come before those that are beyond. */
function countUntil(
  sorted: Float64Array,
  beyond: (value: number) => boolean,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (beyond(sorted[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
