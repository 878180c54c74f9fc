import { meanRanks } from "../stats/ranks.js";

/**
 * Attention in units of a uniform map's: N·a, so that tiles of bags of any size compare. Its mean over a bag is 1.
 * @param attention of all the bag's tiles
 */
export function relativeAttention(attention: ArrayLike<number>): Float64Array {
  return Float64Array.from(attention, (a) => a * attention.length);
}

/**
 * Where each tile stands among its bag's: share of the tiles with less attention, and half of those with as much. Free
 * of the bag's size and of how peaked its map is.
 * @returns each in 0 to 1, mean 1/2
 */
export function attentionPercentiles(
  attention: ArrayLike<number>,
): Float64Array {
  return meanRanks(attention).map((rank) => (rank - 0.5) / attention.length);
}
