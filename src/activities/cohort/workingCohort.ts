import type { Cohort } from "../../io/tables/cohort.js";
import type { ActivityDeps } from "../deps.js";
import { putJson } from "../step/runStep.js";

type Stored = Omit<Cohort, "expression"> & {
  readonly expression: Omit<Cohort["expression"], "values"> & {
    /** Blob of their bytes; a list in what was kept before. */
    readonly values: string | readonly (number | null)[];
  };
};

/** Keeps a cohort, with the paths of this machine, for the later activities of a run; it is not recorded. */
export async function putCohort(
  deps: Pick<ActivityDeps, "blobs">,
  cohort: Cohort,
): Promise<string> {
  const { buffer, byteOffset, byteLength } = cohort.expression.values;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const values = await deps.blobs.put(bytes);
  return putJson(deps, {
    ...cohort,
    expression: { ...cohort.expression, values },
  });
}

/** The cohort that putCohort kept. */
export async function getCohort(
  deps: Pick<ActivityDeps, "blobs">,
  blob: string,
): Promise<Cohort> {
  const stored = JSON.parse(
    (await deps.blobs.get(blob)).toString("utf8"),
  ) as Stored;
  const values = await valuesOf(deps, stored.expression.values);
  return { ...stored, expression: { ...stored.expression, values } };
}

async function valuesOf(
  { blobs }: Pick<ActivityDeps, "blobs">,
  kept: Stored["expression"]["values"],
): Promise<Float64Array> {
  if (typeof kept !== "string")
    return Float64Array.from(kept, (x) => x ?? Number.NaN);
  // A copy, since bytes that are read may begin anywhere in their buffer.
  return new Float64Array(Uint8Array.from(await blobs.get(kept)).buffer);
}
