import { bcaInterval } from "../stats/bcaInterval.js";
import type { Interval, Resamples } from "../stats/bootstrap.js";
import { stratumPlaces } from "../stats/countedPearson.js";
import { members } from "../stats/strata.js";
import type { Metric } from "./besideMean.js";
import { besideMean, meanFigures } from "./besideMean.js";
import type { Figures, FigureSample } from "./figures.js";
import { figuresOf, isFarFromZero } from "./figures.js";
import type { Units } from "./units.js";
import { patientCount, siteAndSet } from "./units.js";

/** A figure with the training mean's beside it, and its interval. */
export interface SetFigure extends Metric {
  /** By resampling patients (BCa). */
  readonly interval: Interval | null;
}

/** What a simpler model reaches on the same patients. */
export interface BaselineFigures {
  readonly name: string;
  readonly pearson: number;
  readonly skill: number;
  readonly mae: number;
  readonly rmse: number;
}

/** Figures of a prediction on one set of patients. */
export interface SetEvaluation {
  /** Patients. */
  readonly n: number;
  /** Bags that MAPE leaves out. */
  readonly nearZero: number;
  readonly figures: readonly SetFigure[];
  readonly baselines: readonly BaselineFigures[];
}

/** Evaluates predictions on bags that were all measured. @param baselines predictions by name @shape each [bags] */
export function evaluateSet(
  input: Omit<FigureSample, "strata"> & {
    readonly units: Units;
    readonly baselines: Readonly<Record<string, ArrayLike<number>>>;
  },
  resamples: Resamples,
): SetEvaluation {
  const { units, observed, centre, baselines } = input;
  const sample = { ...input, strata: stratumPlaces(siteAndSet(units)) };
  const once = new Uint16Array(observed.length).fill(1);
  const figures = figuresOf(sample);
  const drawn = resamples.map((bags) => figures(countsOf(bags, once.length)));
  const without = members(units.patients).map((bags) =>
    figures(once.map((n, b) => (bags.includes(b) ? 0 : n))),
  );
  const metrics = besideMean(figures(once), meanFigures(sample, once));
  const near = Array.from(observed, (y, b) => !isFarFromZero(centre[b]! + y));
  return {
    n: patientCount(units),
    nearZero: near.filter(Boolean).length,
    figures: metrics.map((metric) => ({
      ...metric,
      interval: bcaInterval({
        value: metric.value,
        resampled: drawn.map((one) => one[metric.name]),
        jackknife: without.map((one) => one[metric.name]),
      }),
    })),
    baselines: Object.entries(baselines).map(([name, predicted]) => ({
      name,
      ...baselineOf(figuresOf({ ...sample, predicted })(once)),
    })),
  };
}

/** r and errors; a constant goes with nothing. */
function baselineOf({
  pearson,
  skill,
  mae,
  rmse,
}: Figures): Omit<BaselineFigures, "name"> {
  const orNothing = (value: number): number =>
    Number.isNaN(value) ? 0 : value;
  return { pearson: orNothing(pearson), skill: orNothing(skill), mae, rmse };
}

function countsOf(bags: Int32Array, all: number): Uint16Array {
  const counts = new Uint16Array(all);
  for (const bag of bags) counts[bag]! += 1;
  return counts;
}
