import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import { randomGenerator } from "../../../src/science/random/randomGenerator.js";

/** Draws from the standard normal; each call gives the next. */
export function normals(seed: number): () => number {
  const random = randomGenerator(seed);
  return () =>
    Math.sqrt(-2 * Math.log(1 - uniformFloat32(random))) *
    Math.cos(2 * Math.PI * uniformFloat32(random));
}

/**
 * Probability, were values drawn uniformly from 0 to 1, of as large a distance between their distribution and that.
 * @source Kolmogorov's limit with Stephens' correction, doi:10.1080/01621459.1974.10480196
 */
export function uniformP(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const distance = Math.max(
    ...sorted.map((v, i) => Math.max((i + 1) / n - v, v - i / n)),
  );
  const x = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  let p = 0;
  for (let k = 1; k <= 50; k++)
    p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, p));
}
