import { meanRanks } from "../stats/ranks.js";

/**
 * Kendall's coefficient of concordance of several maps of the same tiles, corrected for ties: 1 where all rank
 * the tiles alike, about 1 / maps where they have nothing in common. null where it is not defined: fewer than
 * two maps or tiles, or maps that are all constant.
 * @source Kendall & Smith 1939, doi:10.1214/aoms/1177732186
 */
export function kendallW(maps: readonly ArrayLike<number>[]): number | null {
  const tiles = maps[0]?.length ?? 0;
  if (maps.length < 2 || tiles < 2) return null;
  const sums = new Float64Array(tiles);
  let spread = 0;
  for (const map of maps) {
    const ranks = meanRanks(map);
    for (let t = 0; t < tiles; t++) {
      sums[t]! += ranks[t]!;
      spread += (ranks[t]! - (tiles + 1) / 2) ** 2;
    }
  }
  if (spread === 0) return null;
  const centre = (maps.length * (tiles + 1)) / 2;
  const between = sums.reduce((s, r) => s + (r - centre) ** 2, 0);
  return between / (maps.length * spread);
}

/**
 * Mean rank correlation over pairs of maps, from Kendall's W.
 * @source r = (m W - 1) / (m - 1)
 */
export function meanRankCorrelation(
  maps: readonly ArrayLike<number>[],
): number | null {
  const w = kendallW(maps);
  return w === null ? null : (maps.length * w - 1) / (maps.length - 1);
}

/** Mean Kendall's W over bags where it is defined; null where it is in none. @shape maps [bags][maps][tiles] */
export function meanConcordance(
  maps: readonly (readonly ArrayLike<number>[])[],
): number | null {
  const found = maps.map(kendallW).filter((w) => w !== null);
  return found.length === 0
    ? null
    : found.reduce((sum, w) => sum + w, 0) / found.length;
}
