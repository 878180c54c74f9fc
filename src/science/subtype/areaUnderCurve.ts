import type { Interval } from "../stats/bootstrap.js";
import { meanRanks } from "../stats/ranks.js";
import { normalQuantile } from "../stats/standardNormal.js";

/** Probability that one of the class is scored above one that is not, ties counting half. */
export interface AreaUnderCurve {
  readonly value: number;
  /** 95 %; null where all or none is told apart: the spread seen is then no guide. */
  readonly interval: Interval | null;
}

/**
 * Area under the ROC curve with DeLong's interval, taken on the logit, so that it stays in 0 to 1.
 * @param of whether each score is of the class; some are and some are not
 * @source DeLong 1988, doi:10.2307/2531595; Sun & Xu 2014, doi:10.1109/LSP.2014.2337313
 */
export function areaUnderCurve(
  scores: ArrayLike<number>,
  of: readonly boolean[],
): AreaUnderCurve {
  const places = { in: indices(of, true), out: indices(of, false) };
  const all = meanRanks(scores);
  const [m, n] = [places.in.length, places.out.length];
  const own = ranksWithin(scores, places.in);
  const others = ranksWithin(scores, places.out);
  const above = places.in.map((i, at) => (all[i]! - own[at]!) / n);
  const below = places.out.map((i, at) => 1 - (all[i]! - others[at]!) / m);
  const value = mean(above);
  const variance = spread(above) / m + spread(below) / n;
  return { value, interval: intervalOf(value, variance) };
}

function intervalOf(value: number, variance: number): Interval | null {
  if (value <= 0 || value >= 1 || !(variance > 0)) return null;
  const logit = Math.log(value / (1 - value));
  const half =
    (normalQuantile(0.975) * Math.sqrt(variance)) / (value * (1 - value));
  const back = (z: number): number => 1 / (1 + Math.exp(-z));
  return { low: back(logit - half), high: back(logit + half) };
}

function indices(of: readonly boolean[], wanted: boolean): number[] {
  return [...of.keys()].filter((i) => of[i] === wanted);
}

function ranksWithin(
  scores: ArrayLike<number>,
  places: readonly number[],
): Float64Array {
  return meanRanks(places.map((i) => scores[i]!));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** Variance of a sample; NaN of one value. */
function spread(values: readonly number[]): number {
  const middle = mean(values);
  return (
    values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (values.length - 1)
  );
}
