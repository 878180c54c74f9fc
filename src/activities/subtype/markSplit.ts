import type { CohortBag } from "../../io/tables/cohort.js";
import { subtypeFolds } from "../../science/subtype/subtypeFolds.js";
import type { SubtypePlan } from "./planSubtypes.js";

/** One part of so many is held out from the choosing. */
const PARTS = 3;

/**
 * Who is held out from choosing which genes mark which classes: of each class its share. The cohort decides, not the seed of a
 * run, so that nobody draws until he likes what he sees.
 */
export function markSplit(
  bags: readonly CohortBag[],
  { rows, labels, read }: SubtypePlan,
): boolean[] {
  const of = Array.from(rows, (row, i) => {
    const { group, site } = bags[row]!;
    return { group, site, label: read.classes[labels[i]!]! };
  });
  const part = subtypeFolds(of, { split: "stratified", folds: PARTS, seed: 0 });
  return Array.from(part, (own) => own === 0);
}
