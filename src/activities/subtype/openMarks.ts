import { canonical, sha256 } from "../../knowledge/identity.js";
import { division } from "../../science/subtype/marks/division.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortRef, EntityRef, MarkInput } from "../dto.js";
import { markSplit } from "./markSplit.js";
import { plannedSubtypes } from "./plannedSubtypes.js";
import { getCohort } from "../cohort/workingCohort.js";

/**
 * Logs that this configuration is about to look at the patients who are held out from the choosing of genes that mark classes.
 * Those of a discovery are others, held out from another question: neither counts as an opening of the other.
 * @returns how many other configurations looked before
 */
export async function openMarks(
  deps: ActivityDeps,
  input: MarkInput,
  ref: CohortRef,
  learnt: EntityRef,
): Promise<number> {
  const cohort = await getCohort(deps, ref.blob);
  const plan = plannedSubtypes(cohort, input);
  const heldOut = markSplit(cohort.bags, plan);
  const all = Array.from(plan.rows, (row) => cohort.bags[row]!.patient);
  const patients = all.filter((_, i) => heldOut[i]).sort();
  const { protocol } = input;
  const classes = division(all, plan.labels);
  const table = sha256(canonical({ table: cohort.expression.sha256, classes }));
  const { earlier } = await deps.graph.openSealed(deps.graph.store, {
    sealed: `sealed-${sha256(canonical({ table, patients }))}`,
    configuration: sha256(canonical({ protocol, subtypes: learnt.id })),
    run: input.run,
    at: deps.now().toISOString(),
    table,
    rule: "class shares",
  });
  return earlier;
}
