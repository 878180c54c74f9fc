import { gammaln } from "simple-statistics";

/** Parameters of a beta distribution, both positive. */
export interface Beta {
  readonly a: number;
  readonly b: number;
}

/** Logarithm of the density at x, 0 < x < 1. */
export function logBetaDensity({ a, b }: Beta, x: number): number {
  return (
    (a - 1) * Math.log(x) +
    (b - 1) * Math.log1p(-x) +
    gammaln(a + b) -
    gammaln(a) -
    gammaln(b)
  );
}

/** A variance no beta distribution exceeds is left this much below; and no component becomes a spike. */
const MOST_OF_VARIANCE = 0.999;
const LEAST_VARIANCE = 1e-5;

/**
 * The beta distribution of the same weighted mean and variance.
 * @shape values, weights [n]; values between 0 and 1
 */
export function betaOfMoments(
  values: ArrayLike<number>,
  weights: ArrayLike<number>,
): Beta {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i]!;
    sum += weights[i]! * values[i]!;
  }
  const mean = sum / total;
  let squares = 0;
  for (let i = 0; i < values.length; i++)
    squares += weights[i]! * (values[i]! - mean) ** 2;
  const most = MOST_OF_VARIANCE * mean * (1 - mean);
  const variance = Math.min(Math.max(squares / total, LEAST_VARIANCE), most);
  const size = (mean * (1 - mean)) / variance - 1;
  return { a: mean * size, b: (1 - mean) * size };
}
