import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** Writes one head's dropout mask: 0 for what is dropped, 1 / (1 - dropout) for what stays. */
export function dropoutMask(
  mask: Float32Array,
  dropout: number,
  random: RandomGenerator,
): void {
  const kept = 1 / (1 - dropout);
  const edge = Math.round(dropout * 2 ** 16);
  for (let i = 0; i < mask.length; i += 2) {
    // Two 16-bit draws from one 32-bit number.
    const bits = random.next();
    mask[i] = (bits & 0xffff) < edge ? 0 : kept;
    if (i + 1 < mask.length) mask[i + 1] = bits >>> 16 < edge ? 0 : kept;
  }
}
