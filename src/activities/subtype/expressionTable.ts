import type { Cohort } from "../../io/tables/cohort.js";
import { log2Expression } from "../../science/expression/log2Expression.js";
import type { FeatureTable } from "../../science/subtype/ebm/ebmInput.js";

/** Measured expression of some rows of a cohort. @unit log2 expression */
export function expressionTable(
  { expression }: Pick<Cohort, "expression">,
  rows: Int32Array,
  genes: readonly string[],
): FeatureTable {
  const values = new Float64Array(genes.length * rows.length);
  genes.forEach((gene, g) => {
    const all = log2Expression(expression, gene);
    rows.forEach((row, i) => (values[g * rows.length + i] = all[row]!));
  });
  return { features: genes, rows: rows.length, values };
}
