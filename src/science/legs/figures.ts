import type { StratumPlaces } from "../stats/countedPearson.js";
import { countedPearson } from "../stats/countedPearson.js";
import { countedRanks } from "../stats/countedRanks.js";

/** Names of the figures of a prediction. */
export const FIGURES = [
  "pearson",
  "spearman",
  "skill",
  "r2",
  "mae",
  "rmse",
  "mape",
  "calibrationSlope",
  "calibrationIntercept",
] as const;

/** Name of a figure. */
export type FigureName = (typeof FIGURES)[number];

/** Figures by name; NaN where one does not exist. */
export type Figures = Readonly<Record<FigureName, number>>;

/** Predictions with what was measured. All arrays follow one order of bags. */
export interface FigureSample {
  /** Deviations from `centre`. @unit log2 expression */
  readonly predicted: ArrayLike<number>;
  readonly observed: ArrayLike<number>;
  readonly centre: ArrayLike<number>;
  /** What correlations are within. */
  readonly strata: StratumPlaces;
}

/** Below this a relative error says more of the value than of the prediction. @unit log2 expression */
const NEAR_ZERO = 0.1;

/** Whether a value counts for MAPE. @unit log2 expression */
export function isFarFromZero(value: number): boolean {
  return Math.abs(value) > NEAR_ZERO;
}

/**
 * Figures of a prediction on a sample that holds each bag so many times: once each, or as often as it was drawn. Correlations
 * are within strata; errors on the log2 scale; skill is 1 - MSE / MSE of the training mean; the calibration is the line of
 * observed on predicted deviations, of slope 1 through 0 where a prediction means what it says.
 * @shape counts [bags]
 */
export function figuresOf(
  sample: FigureSample,
): (counts: ArrayLike<number>) => Figures {
  const { predicted, observed, strata } = sample;
  const rankPredicted = countedRanks(predicted);
  const rankObserved = countedRanks(observed);
  return (counts) => ({
    pearson: countedPearson(predicted, observed, counts, strata),
    spearman: countedPearson(
      rankPredicted(counts),
      rankObserved(counts),
      counts,
      strata,
    ),
    ...errorsOf(sample, counts),
    ...calibrationOf(sample, counts),
  });
}

type ErrorName = "skill" | "r2" | "mae" | "rmse" | "mape";

function errorsOf(
  { predicted, observed, centre }: FigureSample,
  counts: ArrayLike<number>,
): Record<ErrorName, number> {
  let [n, squared, absolute, plain] = [0, 0, 0, 0];
  let [far, relative, values, squares] = [0, 0, 0, 0];
  for (let b = 0; b < counts.length; b++) {
    const w = counts[b]!;
    const error = observed[b]! - predicted[b]!;
    const value = centre[b]! + observed[b]!;
    n += w;
    squared += w * error * error;
    absolute += w * Math.abs(error);
    plain += w * observed[b]! * observed[b]!;
    values += w * value;
    squares += w * value * value;
    if (!isFarFromZero(value)) continue;
    far += w;
    relative += w * Math.abs(error / value);
  }
  const spread = squares - (values * values) / n;
  return {
    skill: plain > 0 ? 1 - squared / plain : Number.NaN,
    r2: spread > 1e-12 * squares ? 1 - squared / spread : Number.NaN,
    mae: absolute / n,
    rmse: Math.sqrt(squared / n),
    mape: far > 0 ? relative / far : Number.NaN,
  };
}

function calibrationOf(
  { predicted, observed }: FigureSample,
  counts: ArrayLike<number>,
): Record<"calibrationSlope" | "calibrationIntercept", number> {
  let [n, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (let b = 0; b < counts.length; b++) {
    const w = counts[b]!;
    n += w;
    x += w * predicted[b]!;
    y += w * observed[b]!;
    xx += w * predicted[b]! * predicted[b]!;
    xy += w * predicted[b]! * observed[b]!;
  }
  const spread = xx - (x * x) / n;
  const slope = spread > 1e-12 * xx ? (xy - (x * y) / n) / spread : Number.NaN;
  return {
    calibrationSlope: slope,
    calibrationIntercept: (y - slope * x) / n,
  };
}
