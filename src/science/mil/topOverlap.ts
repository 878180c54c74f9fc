/** Share of a bag's tiles that count as its top. */
export const TOP_SHARE = 0.05;

/** The tiles a map puts on top: the share with the most attention, at least one; of equals the first. */
export function topTiles(map: ArrayLike<number>): Int32Array {
  const order = Array.from({ length: map.length }, (_, t) => t).sort(
    (a, b) => map[b]! - map[a]! || a - b,
  );
  return Int32Array.from(order.slice(0, Math.ceil(TOP_SHARE * map.length)));
}

/**
 * Jaccard's index of the top tiles, mean over pairs of maps: 1 where all maps have the same top, 0 where no two share a
 * tile.
 * @param tops of each map @param held zeros, one a tile; zeros again afterwards
 * @source Jaccard 1912, doi:10.1111/j.1469-8137.1912.tb05611.x
 */
export function meanJaccard(
  tops: readonly ArrayLike<number>[],
  held: Uint8Array,
): number {
  let sum = 0;
  for (let i = 0; i < tops.length; i++) {
    const own = tops[i]!;
    for (let k = 0; k < own.length; k++) held[own[k]!] = 1;
    for (let j = 0; j < i; j++) {
      const other = tops[j]!;
      let shared = 0;
      for (let k = 0; k < other.length; k++) shared += held[other[k]!]!;
      sum += shared / (own.length + other.length - shared);
    }
    for (let k = 0; k < own.length; k++) held[own[k]!] = 0;
  }
  return sum / ((tops.length * (tops.length - 1)) / 2);
}
