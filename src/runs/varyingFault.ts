import type { Cohort } from "../io/tables/cohort.js";
import type { Issue } from "./runControl.js";

/** Says where no gene has two values, so that nothing can be learnt; null: some gene has. */
export function varyingFault({
  genes,
  values,
}: Pick<Cohort["expression"], "genes" | "values">): Issue | null {
  const width = genes.length;
  const first = new Float64Array(width).fill(Number.NaN);
  for (let at = 0; at < values.length; at++) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    const g = at % width;
    if (Number.isNaN(first[g]!)) first[g] = value;
    else if (value !== first[g]) return null;
  }
  const named = genes.slice(0, 3).join(", ");
  const message = `none of the ${width} genes (${named}${width > 3 ? ", ..." : ""}) differs between patients, so that nothing can be learnt of them; correct the table of expression, or give other genes (--panel)`;
  return { path: "panel", message };
}
