import { randomGenerator } from "../random/randomGenerator.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { quantileSorted } from "simple-statistics";
import { members } from "./strata.js";

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Resampled bags, one list a resample; empty where nothing can be resampled. */
export type Resamples = readonly Int32Array[];

/** Patients below which no interval is given. */
const LEAST_PATIENTS = 3;

/**
 * Draws patients with replacement, each with all its bags.
 * @shape patients [bags]
 * @source Efron 1979, doi:10.1214/aos/1176344552
 */
export function resamplePatients(
  patients: readonly string[],
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): Resamples {
  const groups = members(patients);
  if (groups.length < LEAST_PATIENTS) return [];
  const random = randomGenerator(seed);
  return Array.from({ length: resamples }, () => {
    const bags: number[] = [];
    for (let i = 0; i < groups.length; i++)
      bags.push(...groups[uniformInt(random, 0, groups.length - 1)]!);
    return Int32Array.from(bags);
  });
}

/**
 * Percentile interval of a statistic over resamples; one whose value is NaN is left out. null where none has a value, as
 * of a constant.
 */
export function percentileInterval(
  resamples: Resamples,
  statistic: (bags: Int32Array) => number,
): Interval | null {
  const values = Float64Array.from(resamples, statistic).filter(
    (value) => !Number.isNaN(value),
  );
  return values.length === 0 ? null : intervalOf(values);
}

/** What the middle 95 % of values lie between. @shape values [at least 1] */
export function intervalOf(values: ArrayLike<number>): Interval {
  const sorted = Array.from(Float64Array.from(values).sort());
  return {
    low: quantileSorted(sorted, 0.025),
    high: quantileSorted(sorted, 0.975),
  };
}

/** Pearson's r of the given bags; NaN where either side does not vary among them. */
export function resampledPearson(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  bags: Int32Array,
): number {
  const n = bags.length;
  let sx = 0;
  let sy = 0;
  let sxy = 0;
  let sxx = 0;
  let syy = 0;
  for (let i = 0; i < n; i++) {
    const a = x[bags[i]!]!;
    const b = y[bags[i]!]!;
    sx += a;
    sy += b;
    sxy += a * b;
    sxx += a * a;
    syy += b * b;
  }
  const vx = sxx - (sx * sx) / n;
  const vy = syy - (sy * sy) / n;
  return vx > 1e-12 * sxx && vy > 1e-12 * syy
    ? (sxy - (sx * sy) / n) / Math.sqrt(vx * vy)
    : Number.NaN;
}
