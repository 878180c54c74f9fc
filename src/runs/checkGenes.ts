import type { AskedGenes } from "../io/tables/genes/panel.js";
import type { Issue } from "./runControl.js";

/** Each is a step of every round, and a node of the graph that each patient is linked to. */
const MOST_GENES = 2000;
/** Of a table that is learnt from whole: threads hold it in memory. */
const MOST_VALUES = 20_000_000;

/** What is wrong with how many genes subtypes are to be learnt from; null: nothing. */
export function genesFault(
  {
    genes,
    values,
  }: {
    readonly genes: readonly string[];
    readonly values: { readonly length: number };
  },
  asked: AskedGenes,
): Issue | null {
  if (asked === "all") return wholeTableFault(genes.length, values.length);
  if (genes.length <= MOST_GENES) return null;
  const message = `subtypes are learnt from ${MOST_GENES} genes at most, not ${genes.length}; give a panel (--panel FILE, or "panel" in cohort.json), for one the genes that vary most, or ask for every gene of the table (--all-genes)`;
  return { path: "panel", message };
}

function wholeTableFault(genes: number, values: number): Issue | null {
  if (values <= MOST_VALUES) return null;
  const message = `${genes} genes of ${values / genes} patients are ${values} values, and ${MOST_VALUES} are learnt from at most; leave genes that hardly vary out of the table, or give a panel`;
  return { path: "allGenes", message };
}
