import type { InversePower } from "./inversePower.js";
import { errorAt } from "./inversePower.js";

/** A class counts as learnt where the 95 % interval of its area under the curve lies above this. */
export const TARGET_AUC = 0.8;

/** Beyond so many times the class's patients no curve is followed. */
const HORIZON = 20;

/** What else decides whether a class can be seen to be learnt. */
export interface Setting {
  /** Patients of the class now. */
  readonly own: number;
  /** Patients of the other classes, who stay as many. */
  readonly others: number;
  /** Share of the class that a model learns from. */
  readonly taught: number;
}

/**
 * Fewest patients of a class with which its area under the curve is expected to lie above the target with its interval;
 * null where that is beyond 20 times those there are.
 */
export function patientsNeeded(
  curve: InversePower,
  { own, others, taught }: Setting,
): number | null {
  const enough = (n: number): boolean =>
    lowerBound(1 - errorAt(curve, n * taught), n, others) >= TARGET_AUC;
  let [few, many] = [2, HORIZON * own];
  if (!enough(many)) return null;
  while (many - few > 1) {
    const middle = (few + many) >> 1;
    if (enough(middle)) many = middle;
    else few = middle;
  }
  return many;
}

/** Lower end of the 95 % interval of an area under the curve. @source Hanley & McNeil 1982, doi:10.1148/radiology.143.1.7063747 */
export function lowerBound(auc: number, own: number, others: number): number {
  const q1 = auc / (2 - auc);
  const q2 = (2 * auc * auc) / (1 + auc);
  const variance =
    (auc * (1 - auc) +
      (own - 1) * (q1 - auc * auc) +
      (others - 1) * (q2 - auc * auc)) /
    (own * others);
  return auc - 1.96 * Math.sqrt(Math.max(0, variance));
}
