import { randomGenerator } from "../random/randomGenerator.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";

/** Who may change places with whom: patients of one stratum. @shape [n] */
export type Strata = readonly (string | null)[];

/** Indices by stratum, strata in order of first appearance. */
export function members(strata: Strata): number[][] {
  const by = new Map<string | null, number[]>();
  strata.forEach((stratum, i) => {
    const own = by.get(stratum);
    if (own) own.push(i);
    else by.set(stratum, [i]);
  });
  return [...by.values()];
}

/** Values less their stratum's mean. @shape values, result [n] */
export function centredWithin(
  values: ArrayLike<number>,
  strata: Strata,
): Float64Array {
  const out = Float64Array.from(values);
  for (const own of members(strata)) {
    const mean = own.reduce((sum, i) => sum + values[i]!, 0) / own.length;
    for (const i of own) out[i]! -= mean;
  }
  return out;
}

/** Draws permutations that leave every stratum to itself; each call gives the next, in the same array. */
export function permutations(strata: Strata, seed: number): () => Int32Array {
  const random = randomGenerator(seed);
  const groups = members(strata);
  const order = Int32Array.from(strata, (_, i) => i);
  return () => {
    for (const own of groups)
      for (let i = own.length - 1; i > 0; i--) {
        const a = own[i]!;
        const b = own[uniformInt(random, 0, i)]!;
        const held = order[a]!;
        order[a] = order[b]!;
        order[b] = held;
      }
    return order;
  };
}
