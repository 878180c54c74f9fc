import { z } from "zod";
import type { CohortSize } from "../../science/simulate/cohortSize.js";
import { LEAST_GENES } from "../../science/simulate/geneRoles.js";
import { BadSizeError } from "./badSizeError.js";

const count = (least: number, most: number, why: string) => {
  const remedy = `give a whole number from ${least} to ${most} (${why})`;
  return z.int(remedy).min(least, remedy).max(most, remedy);
};

const size = z.object({
  patients: count(4, 10_000, "one for each subtype"),
  tiles: count(4, 2_000, "a slide must have room for patches of each kind"),
  genes: count(
    LEAST_GENES,
    8_999,
    "one that is linked, one that follows nothing, the site, the subtype, and a copy",
  ),
  sites: count(1, 26, "what follows the site needs two"),
  seed: count(0, Number.MAX_SAFE_INTEGER, "it names the cohort"),
  linksOf: count(
    0,
    Number.MAX_SAFE_INTEGER,
    "the seed of the cohort whose links hold here too",
  ).optional(),
});

/** The size itself where a cohort can have it. @throws BadSizeError */
export function checkSize(given: CohortSize): CohortSize {
  const result = size.safeParse(given);
  const issue = result.error?.issues[0];
  if (issue) {
    const option = String(issue.path[0]);
    const value = Object.entries(given).find(([name]) => name === option)?.[1];
    throw new BadSizeError(option, value, issue.message);
  }
  if (given.sites > given.patients)
    throw new BadSizeError(
      "sites",
      given.sites,
      `there are only ${given.patients} patients; give at most as many sites`,
    );
  return given;
}
