import type { RandomStream } from "../randomStream.js";

/** Edge of a texture, which repeats beyond it. A power of two. @unit texels */
export const TEXTURE = 256;
const MASK = TEXTURE - 1;
const SHIFT = Math.log2(TEXTURE);

/** A periodic random pattern of mean 0 and standard deviation 1. @shape [TEXTURE, TEXTURE] */
export type Texture = Float32Array;

/** One octave of noise: how many bumps fit into a texture's edge, and its weight. Powers of two. */
export interface Octave {
  readonly across: number;
  readonly down: number;
  readonly weight: number;
}

/** Sums octaves of smooth noise. @source value noise on a periodic lattice, Perlin 1985, doi:10.1145/325165.325247 */
export function makeTexture(
  octaves: readonly Octave[],
  random: RandomStream,
): Texture {
  const values = new Float32Array(TEXTURE * TEXTURE);
  for (const octave of octaves) addOctave(values, octave, random);
  return standardised(values);
}

/** The pattern at a place between texels. */
export function sampleTexture(texture: Texture, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const u = x - left;
  const x0 = left & MASK;
  const x1 = (left + 1) & MASK;
  const y0 = (top & MASK) << SHIFT;
  const y1 = ((top + 1) & MASK) << SHIFT;
  const above = texture[y0 | x0]! + u * (texture[y0 | x1]! - texture[y0 | x0]!);
  const below = texture[y1 | x0]! + u * (texture[y1 | x1]! - texture[y1 | x0]!);
  return above + (y - top) * (below - above);
}

/** The pattern's nearest texel, for grain so fine that no one sees the difference. */
export function texelAt(texture: Texture, x: number, y: number): number {
  return texture[((y & MASK) << SHIFT) | (x & MASK)]!;
}

function addOctave(
  values: Float32Array,
  { across, down, weight }: Octave,
  random: RandomStream,
): void {
  const lattice = Float32Array.from({ length: across * down }, () =>
    random.normal(),
  );
  for (let y = 0; y < TEXTURE; y++) {
    const v = (y * down) / TEXTURE;
    const y0 = Math.floor(v);
    const rows = [y0 * across, ((y0 + 1) % down) * across] as const;
    for (let x = 0; x < TEXTURE; x++) {
      const u = (x * across) / TEXTURE;
      const x0 = Math.floor(u);
      const x1 = (x0 + 1) % across;
      const f = eased(u - x0);
      const above = mix(lattice[rows[0] + x0]!, lattice[rows[0] + x1]!, f);
      const below = mix(lattice[rows[1] + x0]!, lattice[rows[1] + x1]!, f);
      values[y * TEXTURE + x]! += weight * mix(above, below, eased(v - y0));
    }
  }
}

function mix(a: number, b: number, share: number): number {
  return a + share * (b - a);
}

function eased(share: number): number {
  return share * share * (3 - 2 * share);
}

function standardised(values: Float32Array): Float32Array {
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  const sd = Math.sqrt(squares / values.length - mean * mean);
  return values.map((value) => (value - mean) / sd);
}
