import type { DiscoverInput } from "../activities/dto.js";
import type { Cohort } from "../io/tables/cohort.js";
import type { Issue, RunControlDeps, StartRequest } from "./runControl.js";

/** The split that a request asks for; null where it says nothing. */
export function splitOf({
  split,
  strata,
}: Pick<StartRequest, "split" | "strata">): NonNullable<
  DiscoverInput["split"]
> | null {
  if (split === undefined && strata === undefined) return null;
  return { kind: split ?? "stratified", strata: strata ?? null };
}

/** Why a cohort cannot be divided as asked; null where it can, as far as is known before its slides are read. */
export function checkSplit(
  { planBags }: Pick<RunControlDeps, "planBags">,
  request: Pick<StartRequest, "split" | "strata" | "folds" | "seed">,
  { bags }: Pick<Cohort, "bags">,
): Issue | null {
  const { folds, seed } = request;
  try {
    planBags(bags, { folds, seed, split: splitOf(request) });
    return null;
  } catch (error) {
    if (error instanceof Error && error.name === "SplitError")
      return { path: fieldOf(error), message: error.message };
    throw error;
  }
}

function fieldOf(error: Error): string {
  return "field" in error && typeof error.field === "string"
    ? error.field
    : "split";
}
