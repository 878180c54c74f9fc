import type { SubtypeReport as Kept } from "../../runs/subtypeResults.js";
import type { ClassValue } from "./classValue.type.js";
import type { SubtypeModel } from "./subtypeModel.type.js";
import type { SubtypeReport } from "./subtypeReport.type.js";

/** A kept report as the API shows it. */
export function subtypeReportOf(run: string, kept: Kept): SubtypeReport {
  const names = kept.classes.map(({ name }) => name);
  const scored = scoredClasses(names);
  return {
    ...kept,
    run,
    rare: kept.rare.map((one) => ({ ...one, share: null })),
    classes: [...kept.classes],
    notes: [...kept.notes],
    pairs: (kept.pairs ?? []).map(({ genes, value }) => ({
      genes: [...genes],
      value,
    })),
    models: kept.models.map((model) => modelOf(model, names)),
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

/** Figures with the names of their classes. */
export function modelOf(
  model: Omit<Kept["models"][number], "name" | "settings"> & {
    readonly name: string;
  },
  names: readonly string[],
): SubtypeModel {
  return {
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
