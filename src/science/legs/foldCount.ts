import type { Units } from "./units.js";
import { patientCount, pickUnits } from "./units.js";

/** In how many folds a value points the claimed way. */
export interface FoldCount {
  readonly agree: number;
  /** Folds that could be read by themselves. */
  readonly of: number;
}

/** Patients below which a fold says nothing by itself. */
const LEAST_PATIENTS = 3;

/**
 * Counts the folds whose own value is positive. A bag that is not sealed belongs to the fold that held it out, so that
 * folds share neither patients nor the model that read them; sealed bags belong to none.
 * @param valueOf a fold's own value from the places of its bags, positive in the claimed direction
 * @returns null where the units do not tell their folds
 */
export function countFolds(
  units: Units,
  valueOf: (bags: readonly number[]) => number,
): FoldCount | null {
  const { folds } = units;
  if (folds === undefined) return null;
  const names = [...new Set(folds)].filter((fold) => fold !== null);
  const read = names
    .map((fold) => [...folds.keys()].filter((b) => folds[b] === fold))
    .filter((bags) => patientCount(pickUnits(units, bags)) >= LEAST_PATIENTS);
  return {
    agree: read.filter((bags) => valueOf(bags) > 0).length,
    of: read.length,
  };
}
