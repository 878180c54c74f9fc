import type { Interval } from "./bootstrap.js";
import { normalCdf, normalQuantile } from "./standardNormal.js";

/** What a bootstrap interval is made from. */
export interface Bootstrapped {
  /** Of the whole sample. */
  readonly value: number;
  /** Of each resample; one whose value is NaN is left out. */
  readonly resampled: ArrayLike<number>;
  /** Of the sample without each patient in turn. */
  readonly jackknife: ArrayLike<number>;
}

const TAIL = 0.025;

/**
 * A 95 % interval by resampling, its ends moved for bias and for a spread that changes with the value (BCa). null where it
 * does not exist: for a value beyond all resampled ones, or one that is NaN.
 * @source Efron 1987, doi:10.1080/01621459.1987.10478410, eq. 2.3 and 6.6
 */
export function bcaInterval(from: Bootstrapped): Interval | null {
  const sorted = Float64Array.from(from.resampled)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const bias = normalQuantile(shareBelow(sorted, from.value));
  const acceleration = accelerationOf(from.jackknife);
  if (!Number.isFinite(bias) || !Number.isFinite(acceleration)) return null;
  const end = (tail: number): number => {
    const z = bias + normalQuantile(tail);
    return quantile(sorted, normalCdf(bias + z / (1 - acceleration * z)));
  };
  return { low: end(TAIL), high: end(1 - TAIL) };
}

/** Those that equal the value count half; NaN without any. */
function shareBelow(sorted: Float64Array, value: number): number {
  if (sorted.length === 0 || Number.isNaN(value)) return Number.NaN;
  let below = 0;
  for (const one of sorted) below += one < value ? 1 : one === value ? 0.5 : 0;
  return below / sorted.length;
}

/** Skewness of the jackknife values over 6 √n; 0 where they do not vary. */
function accelerationOf(jackknife: ArrayLike<number>): number {
  const values = Float64Array.from(jackknife);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  let squares = 0;
  let cubes = 0;
  for (const value of values) {
    squares += (mean - value) ** 2;
    cubes += (mean - value) ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}

/** Between the two nearest values, in proportion. */
function quantile(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}
