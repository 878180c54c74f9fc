import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** The generator's first outputs still look like its seed. */
const DISCARDED = 16;

/**
 * A generator whose stream is unlike that of any other seed, neighbouring seeds included. Taken as it is, the first
 * outputs of xoroshiro128+ under seeds 1 and 2 are nearly the same, and what is drawn from them goes together.
 * @source mixing: the finaliser of MurmurHash3
 */
export function randomGenerator(seed: number): RandomGenerator {
  let bits = (seed | 0) ^ 0x9e3779b9;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  const generator = xoroshiro128plus(bits ^ (bits >>> 16));
  for (let i = 0; i < DISCARDED; i++) generator.next();
  return generator;
}
