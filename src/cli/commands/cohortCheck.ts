import { checkCohort } from "../../compose/cohorts.js";
import type { Context } from "../context.js";
import { WRONG_INPUT } from "../exitCode.js";

type CohortCheck = Parameters<typeof checkCohort>[0];
type Findings = Awaited<ReturnType<typeof checkCohort>>;
type Finding = Findings["faults"][number];

/** Lists everything wrong with a cohort folder, and what is worth knowing; a fault ends it with 2. */
export async function cohortCheckCommand(
  { config, output }: Context,
  asked: Pick<CohortCheck, "dir" | "panel">,
): Promise<void> {
  const { dir } = asked;
  const { slideRoots } = config;
  const { faults, notices } = await checkCohort({ ...asked, slideRoots });
  for (const fault of faults) output.print(line("FAULT", fault));
  for (const notice of notices) output.print(line("notice", notice));
  const counts = `${faults.length} faults, ${notices.length} notices`;
  output.print(
    faults.length === 0 ? `${counts}: it can be read` : `${counts} in ${dir}`,
  );
  output.document({ faults, notices });
  if (faults.length > 0) process.exitCode = WRONG_INPUT;
}

/** "FAULT slides.csv:3:mpp  what is wrong. What to do.". */
function line(kind: string, finding: Finding): string {
  const { file, line: at, column, message, remedy } = finding;
  const place = [file, at, column].filter((part) => part !== null).join(":");
  return `${kind} ${place}  ${message} ${remedy}`;
}
