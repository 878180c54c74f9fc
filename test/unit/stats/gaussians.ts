import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { randomGenerator } from "../../../src/science/random/randomGenerator.js";

/** Independent standard normal numbers, the same for the same seed. */
export function gaussians(n: number, seed: number): Float64Array {
  const random = randomGenerator(seed);
  return Float64Array.from({ length: n }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)));
    return radius * Math.cos(2 * Math.PI * uniformFloat64(random));
  });
}
