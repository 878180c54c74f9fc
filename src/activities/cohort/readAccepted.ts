import type { Cohort } from "../../io/tables/cohort.js";
import { badInput } from "../badInput.js";
import type { ActivityDeps } from "../deps.js";
import type { CohortToRead } from "../dto.js";

/**
 * Reads the cohort folder of a run and sees that it is what was accepted.
 * @throws InvalidCohort with every fault found, CohortChanged (neither is retried)
 */
export async function readAccepted(
  deps: Pick<ActivityDeps, "readCohort" | "slideRoots">,
  input: CohortToRead,
): Promise<Cohort> {
  const { cohort, findings, fingerprint } = await deps.readCohort({
    dir: input.folder,
    panel: input.panel,
    slideRoots: deps.slideRoots,
    skipIncomplete: input.skipIncomplete,
    needSlides: input.slides !== "leave",
  });
  if (cohort === null) {
    const [first] = findings.faults;
    throw badInput(
      "InvalidCohort",
      first?.message ?? "the cohort has faults",
      findings.faults,
    );
  }
  const { accepted = null } = input;
  if (accepted !== null && fingerprint !== accepted)
    throw badInput(
      "CohortChanged",
      `${input.folder} has changed since the run was accepted; put its files back as they were, or start a new run`,
      [],
    );
  return cohort;
}
