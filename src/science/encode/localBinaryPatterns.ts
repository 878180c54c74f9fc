import type { Channel } from "../slide/channel.js";

/** Uniform patterns of eight neighbours by their number of ones (0 to 8), and all others. */
export const PATTERNS = 10;

const CLASS = classes();

/**
 * Shares of rotation-invariant uniform patterns; a neighbour counts as brighter where it exceeds the centre by
 * `noise`. @source Ojala 2002, doi:10.1109/TPAMI.2002.1017623
 */
export function localBinaryPatterns(
  { width, height, values }: Channel,
  noise: number,
): number[] {
  const counts = new Float64Array(PATTERNS);
  const w = width;
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const at = y * w + x;
      const c = values[at]! + noise;
      const code =
        +(values[at + 1]! > c) |
        (+(values[at + w + 1]! > c) << 1) |
        (+(values[at + w]! > c) << 2) |
        (+(values[at + w - 1]! > c) << 3) |
        (+(values[at - 1]! > c) << 4) |
        (+(values[at - w - 1]! > c) << 5) |
        (+(values[at - w]! > c) << 6) |
        (+(values[at - w + 1]! > c) << 7);
      counts[CLASS[code]!]!++;
    }
  const total = (width - 2) * (height - 2);
  return Array.from(counts, (count) => count / total);
}

function classes(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => {
    let ones = 0;
    let changes = 0;
    for (let bit = 0; bit < 8; bit++) {
      const here = (code >> bit) & 1;
      ones += here;
      if (here !== ((code >> ((bit + 1) % 8)) & 1)) changes++;
    }
    return changes <= 2 ? ones : PATTERNS - 1;
  });
}
