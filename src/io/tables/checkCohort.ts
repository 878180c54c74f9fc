import type { Findings } from "./finding.js";
import { readCohort } from "./readCohort.js";

/** Everything wrong with a cohort folder, as `discover` would find it; the JSON of `cohort check`. */
export async function checkCohort(
  dir: string,
  slideRoots: readonly string[],
): Promise<Findings> {
  const { findings } = await readCohort({
    dir,
    panel: null,
    slideRoots,
    skipIncomplete: false,
    needSlides: true,
  });
  return findings;
}
