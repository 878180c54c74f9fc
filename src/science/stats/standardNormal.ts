import { errorFunction, probit } from "simple-statistics";

/** Probability of a standard normal value below z, to about 1e-7. */
export function normalCdf(z: number): number {
  return (1 + errorFunction(z / Math.SQRT2)) / 2;
}

/** Newton's steps from the library's estimate, which is good to .002 only. */
const STEPS = 3;

/** The inverse of normalCdf; infinite at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  let z = probit(p);
  for (let i = 0; i < STEPS; i++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z -= (normalCdf(z) - p) / density;
  }
  return z;
}
