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
  const codes = new Int32Array(CLASS.length);
  for (let y = 1; y < height - 1; y++) {
    const row = y * width;
    // Nine pixels that move along the row: each is read three times, not nine.
    let a0 = values[row - width]!;
    let a1 = values[row - width + 1]!;
    let b0 = values[row]!;
    let b1 = values[row + 1]!;
    let c0 = values[row + width]!;
    let c1 = values[row + width + 1]!;
    for (let at = row + 2; at < row + width; at++) {
      const a2 = values[at - width]!;
      const b2 = values[at]!;
      const c2 = values[at + width]!;
      const c = b1 + noise;
      const code =
        +(b2 > c) |
        (+(c2 > c) << 1) |
        (+(c1 > c) << 2) |
        (+(c0 > c) << 3) |
        (+(b0 > c) << 4) |
        (+(a0 > c) << 5) |
        (+(a1 > c) << 6) |
        (+(a2 > c) << 7);
      codes[code]!++;
      a0 = a1;
      a1 = a2;
      b0 = b1;
      b1 = b2;
      c0 = c1;
      c1 = c2;
    }
  }
  return sharesOf(codes, (width - 2) * (height - 2));
}

function sharesOf(codes: Int32Array, total: number): number[] {
  const counts = new Float64Array(PATTERNS);
  codes.forEach((count, code) => (counts[CLASS[code]!]! += count));
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
