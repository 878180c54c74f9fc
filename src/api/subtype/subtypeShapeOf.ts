import type { SubtypeModel } from "../../runs/subtypeResults.js";
import { byClass, scoredClasses } from "./subtypeReportOf.js";
import type { ShapePoint } from "./subtypeShape.type.js";

/** The shape of a gene, bin by bin, what is missing first; null where the model has no such gene. */
export function subtypeShapeOf(
  { classes, terms, intercept }: SubtypeModel,
  gene: string,
): ShapePoint[] | null {
  const term = terms.find(({ feature }) => feature === gene);
  if (term === undefined || classes === null) return null;
  const names = scoredClasses(classes);
  const K = intercept.length;
  return Array.from(term.rows, (patients, bin) => {
    const at = (of: Float64Array) =>
      byClass(names, of.subarray(bin * K, bin * K + K));
    const missing = bin === 0;
    return {
      from: missing ? null : (term.cuts[bin - 2] ?? null),
      to: missing ? null : (term.cuts[bin - 1] ?? null),
      missing,
      patients,
      score: at(term.scores),
      sd: at(term.sd),
    };
  });
}
