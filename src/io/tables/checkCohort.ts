import type { Findings } from "./finding.js";
import { readCohort } from "./readCohort.js";
import type { CohortRequest } from "./readCohort.js";

/** What is checked. */
export type CohortCheck = Pick<
  CohortRequest,
  "dir" | "panel" | "slideRoots" | "needSlides"
>;

/** Everything wrong with a cohort folder, as `discover` with that panel would find it, or without slides `subtype`; the JSON of `cohort check`. */
export async function checkCohort({
  dir,
  slideRoots,
  panel,
  needSlides,
}: CohortCheck): Promise<Findings> {
  const { findings } = await readCohort({
    dir,
    panel,
    slideRoots,
    skipIncomplete: false,
    needSlides,
  });
  return findings;
}
