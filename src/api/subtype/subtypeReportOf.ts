import type { SubtypeReport as Kept } from "../../runs/subtypeResults.js";
import type { ClassValue } from "./classValue.type.js";
import type { SubtypeReport } from "./subtypeReport.type.js";

/** A kept report as the API shows it. */
export function subtypeReportOf(kept: Kept): SubtypeReport {
  const names = kept.classes.map(({ name }) => name);
  const scored = scoredClasses(names);
  return {
    ...kept,
    rare: kept.rare.map((one) => ({ ...one, share: null })),
    classes: [...kept.classes],
    notes: [...kept.notes],
    markers: [...kept.markers],
    models: kept.models.map((model) => ({
      name: model.name,
      auc: model.auc.map(({ value, interval }, k) => ({
        class: names[k]!,
        value,
        interval,
        calibration: [...model.calibration[k]!],
      })),
      balancedAccuracy: model.balancedAccuracy.value,
      balancedAccuracyInterval: model.balancedAccuracy.interval,
      balancedAccuracyPrior: model.balancedAccuracy.prior,
      logLoss: model.logLoss.value,
      logLossPrior: model.logLoss.prior,
      confusion: model.confusion.map((row) => [...row]),
    })),
    predictions: kept.predictions.map(({ probabilities, ...of }) => ({
      ...of,
      probabilities: byClass(names, probabilities),
    })),
    importance: kept.importance.map(({ gene, value, byScore }) => ({
      gene,
      value,
      byClass: byClass(scored, byScore),
    })),
  };
}

/** Classes that have a score of their own: of two, the second. */
export function scoredClasses(names: readonly string[]): readonly string[] {
  return names.length === 2 ? names.slice(1) : names;
}

/** Numbers with the names of their classes. */
export function byClass(
  names: readonly string[],
  values: ArrayLike<number>,
): ClassValue[] {
  return names.map((name, k) => ({ class: name, value: values[k]! }));
}
