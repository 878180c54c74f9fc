import { checkCohort } from "../../compose/cohorts.js";
import type { Context } from "../context.js";
import { WRONG_INPUT } from "../exitCode.js";
import { findingLine } from "../findingLine.js";

type CohortCheck = Parameters<typeof checkCohort>[0];
/** Lists everything wrong with a cohort folder, and what is worth knowing; a fault ends it with 2. */
export async function cohortCheckCommand(
  { config, output }: Context,
  asked: Pick<CohortCheck, "dir" | "panel">,
): Promise<void> {
  const { dir } = asked;
  const { slideRoots } = config;
  const { faults, notices } = await checkCohort({ ...asked, slideRoots });
  for (const fault of faults) output.print(findingLine("FAULT", fault));
  for (const notice of notices) output.print(findingLine("notice", notice));
  const counts = `${faults.length} faults, ${notices.length} notices`;
  output.print(
    faults.length === 0 ? `${counts}: it can be read` : `${counts} in ${dir}`,
  );
  output.document({ faults, notices });
  if (faults.length > 0) process.exitCode = WRONG_INPUT;
}
