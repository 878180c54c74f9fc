import { randomGenerator } from "../random/randomGenerator.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";

/**
 * A control's values: each site's values dealt out anew among the bags of that site where the gene was measured.
 * Training on them is all that training on the true ones is, but for the link between a bag and its value.
 * @param strata bags are shuffled only within one: site, and set where sealed bags must stay apart
 * @shape values, result [bags]
 */
export function shuffleWithin(
  values: Float64Array,
  strata: readonly (string | null)[],
  seed: number,
): Float64Array {
  const random = randomGenerator(seed);
  const shuffled = Float64Array.from(values);
  for (const stratum of new Set(strata)) {
    const bags = [...values.keys()].filter(
      (b) => strata[b] === stratum && !Number.isNaN(values[b]),
    );
    for (let i = bags.length - 1; i > 0; i--) {
      const [a, b] = [bags[i]!, bags[uniformInt(random, 0, i)]!];
      [shuffled[a], shuffled[b]] = [shuffled[b]!, shuffled[a]!];
    }
  }
  return shuffled;
}
