import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/** A standard normal number (Box-Muller). */
export function gaussian(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat32(random)));
  return radius * Math.cos(2 * Math.PI * uniformFloat32(random));
}
