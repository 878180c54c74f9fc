import type { Cohort } from "../../io/tables/cohort.js";
import { canonical, sha256 } from "../../knowledge/identity.js";
import { isAllGenes } from "../../science/expression/allGenes.js";

/** The genes of a cohort as a step's parameter: their names, or of a whole transcriptome the hash of these, which is short. */
export function namesOrHash({
  panel,
  expression: { genes },
}: Pick<Cohort, "panel" | "expression">): readonly string[] | string {
  return isAllGenes(panel) ? sha256(canonical(genes)) : genes;
}
