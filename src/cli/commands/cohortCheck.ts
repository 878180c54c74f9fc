import { checkCohort } from "../../compose/cohorts.js";
import type { Context } from "../context.js";
import { counted } from "../counted.js";
import { WRONG_INPUT } from "../exitCode.js";
import { findingLine } from "../findingLine.js";

type CohortCheck = Parameters<typeof checkCohort>[0];

/**
 * Lists everything wrong with a cohort folder, and what is worth knowing; a fault ends it with 2, also where it is of slides
 * alone, which `subtype` does without.
 */
export async function cohortCheckCommand(
  { config, output }: Context,
  asked: Pick<CohortCheck, "dir" | "panel">,
): Promise<void> {
  const { dir } = asked;
  const { slideRoots } = config;
  const check = (needSlides: boolean) =>
    checkCohort({ ...asked, slideRoots, needSlides });
  const { faults, notices } = await check(true);
  for (const fault of faults) output.print(findingLine("FAULT", fault));
  for (const notice of notices) output.print(findingLine("notice", notice));
  const counts = `${counted(faults.length, "fault")}, ${counted(notices.length, "notice")}`;
  output.print(
    faults.length === 0 ? `${counts}: it can be read` : `${counts} in ${dir}`,
  );
  const isFaulty = faults.length > 0;
  const withoutSlides = !isFaulty || (await check(false)).faults.length === 0;
  if (isFaulty && withoutSlides)
    output.print(
      `Nothing is wrong for subtype, which does without slides: npx histoclaim subtype ${dir}`,
    );
  output.document({ faults, notices, withoutSlides });
  if (isFaulty) process.exitCode = WRONG_INPUT;
}
