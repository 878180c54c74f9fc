import type { Issue } from "./runControl.js";

/** Each is a step of every round, and a node of the graph that each patient is linked to. */
const MOST_GENES = 2000;

/** What is wrong with how many genes subtypes are to be learnt from; null: nothing. */
export function genesFault(genes: readonly string[]): Issue | null {
  if (genes.length <= MOST_GENES) return null;
  const message = `subtypes are learnt from ${MOST_GENES} genes at most, not ${genes.length}; give a panel (--panel FILE, or "panel" in cohort.json), for one the genes that vary most`;
  return { path: "panel", message };
}
