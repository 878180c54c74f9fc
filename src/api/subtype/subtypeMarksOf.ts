import type { SubtypeMarks as Kept } from "../../runs/subtypeResults.js";
import type { SubtypeMarks } from "./subtypeMarks.type.js";

/** Kept marks as the API shows them. */
export function subtypeMarksOf({ tests, heldOut, pairs }: Kept): SubtypeMarks {
  return {
    tests,
    heldOut: heldOut.filter(Boolean).length,
    pairs: pairs.map(({ gene, subtype, direction, auc, p, q, confirmed }) => ({
      ...{ gene, subtype, p, q },
      direction: direction === 1 ? "HIGHER" : "LOWER",
      claimed: confirmed !== null,
      auc: auc.value,
      interval: auc.interval,
      heldOutAuc: confirmed?.heldOut?.value ?? null,
    })),
  };
}
