import { stratumPlaces } from "../stats/countedPearson.js";
import type { FigureName, Figures, FigureSample } from "./figures.js";
import { FIGURES, figuresOf } from "./figures.js";

/** A figure beside that of the training mean. */
export interface Metric {
  readonly name: FigureName;
  readonly value: number;
  /** The same of the training mean of the patient's site; null where a constant has none. */
  readonly baseline: number | null;
}

/**
 * Figures of predictions, each beside the training mean's; correlations over all bags, whatever their site. One that does
 * not exist is absent: MAPE where all values are near zero, r2 where all are the same.
 * @param predicted, observed deviations from `centre` @unit log2 expression @shape each [bags]
 */
export function plainFigures(sample: Omit<FigureSample, "strata">): Metric[] {
  const strata = stratumPlaces(Array.from(sample.observed, () => null));
  const once = new Uint8Array(sample.observed.length).fill(1);
  const value = figuresOf({ ...sample, strata })(once);
  return besideMean(value, meanFigures({ ...sample, strata }, once));
}

/** Figures of the training mean, which predicts no deviation for anybody. */
export function meanFigures(
  sample: FigureSample,
  counts: ArrayLike<number>,
): Figures {
  const predicted = new Float64Array(sample.observed.length);
  return figuresOf({ ...sample, predicted })(counts);
}

/** Each figure that exists beside the mean's. A constant goes with nothing, so that its r counts as 0, as its skill does. */
export function besideMean(value: Figures, mean: Figures): Metric[] {
  return FIGURES.flatMap((name): Metric[] => {
    const own = known(name, value[name]);
    return own === null
      ? []
      : [{ name, value: own, baseline: known(name, mean[name]) }];
  });
}

const NOTHING: ReadonlySet<FigureName> = new Set([
  "pearson",
  "spearman",
  "skill",
] as const);

function known(name: FigureName, value: number): number | null {
  if (!Number.isNaN(value)) return value;
  return NOTHING.has(name) ? 0 : null;
}
