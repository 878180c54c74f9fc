import type { Cohort } from "../io/tables/cohort.js";
import type { ActivityDeps } from "./deps.js";
import { putJson } from "./runStep.js";

type Stored = Omit<Cohort, "expression"> & {
  readonly expression: Omit<Cohort["expression"], "values"> & {
    readonly values: readonly (number | null)[];
  };
};

/** Keeps a cohort, with the paths of this machine, for the later activities of a run; it is not recorded. */
export function putCohort(deps: ActivityDeps, cohort: Cohort): Promise<string> {
  const values = Array.from(cohort.expression.values, (x) =>
    Number.isNaN(x) ? null : x,
  );
  return putJson(deps, {
    ...cohort,
    expression: { ...cohort.expression, values },
  });
}

/** The cohort that putCohort kept. */
export async function getCohort(
  deps: ActivityDeps,
  blob: string,
): Promise<Cohort> {
  const stored = JSON.parse(
    (await deps.blobs.get(blob)).toString("utf8"),
  ) as Stored;
  const values = Float64Array.from(
    stored.expression.values,
    (x) => x ?? Number.NaN,
  );
  return { ...stored, expression: { ...stored.expression, values } };
}
