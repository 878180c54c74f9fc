import type { RandomStream } from "../randomStream.js";

/** Cells of a pattern repeat after so many, each way. A power of two. */
const PERIOD = 64;

/** What lies at a place in a pattern of cells. @unit um */
export interface CellPlace {
  /** The cell's seed. */
  seedX: number;
  seedY: number;
  /** Distance to the seed, and to the border to the next cell. */
  toSeed: number;
  toBorder: number;
}

/**
 * A plane divided into cells around jittered seeds.
 * @source Worley 1996, doi:10.1145/237170.237267
 * @unit spacing um
 */
export function cellPattern(
  spacing: number,
  jitter: number,
  random: RandomStream,
): (x: number, y: number) => CellPlace {
  const offsets = Float32Array.from(
    { length: 2 * PERIOD * PERIOD },
    () => 0.5 + jitter * (random.uniform() - 0.5),
  );
  return (x, y) => {
    const column = Math.floor(x / spacing);
    const row = Math.floor(y / spacing);
    let [first, second] = [Infinity, Infinity];
    let [seedX, seedY] = [0, 0];
    for (let j = row - 1; j <= row + 1; j++)
      for (let i = column - 1; i <= column + 1; i++) {
        const at = 2 * ((j & (PERIOD - 1)) * PERIOD + (i & (PERIOD - 1)));
        const sx = (i + offsets[at]!) * spacing;
        const sy = (j + offsets[at + 1]!) * spacing;
        const distance = (x - sx) ** 2 + (y - sy) ** 2;
        if (distance >= second) continue;
        if (distance >= first) {
          second = distance;
          continue;
        }
        second = first;
        first = distance;
        [seedX, seedY] = [sx, sy];
      }
    const toSeed = Math.sqrt(first);
    const toBorder = (Math.sqrt(second) - toSeed) / 2;
    return { seedX, seedY, toSeed, toBorder };
  };
}
