import type { ApiClient } from "./apiClient.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";
import { shownId } from "./shownId.js";
import { COHORTS } from "./slideDocuments.js";
import { UserError } from "./userError.js";

interface CohortRow {
  readonly id: string;
  readonly name: string;
}

/**
 * Completes what a person names a cohort by: its id, its name, or the beginning of either.
 * @throws UserError where no cohort, or more than one, is called so
 */
export async function wholeCohort(
  api: ApiClient,
  asked: string,
): Promise<CohortRow> {
  const all = await everyNode(
    api,
    COHORTS,
    ({ cohorts }: { cohorts: Connection<CohortRow> }) => cohorts,
  );
  const exact = all.filter(({ name }) => name === asked);
  const begun = all.filter(
    ({ id, name }) => id.startsWith(asked) || name.startsWith(asked),
  );
  const found = exact.length > 0 ? exact : begun;
  const [cohort] = found;
  if (cohort !== undefined && found.length === 1) return cohort;
  const listed = (cohort === undefined ? all : found).map(
    ({ id, name }) => `  ${shownId(id)}  ${name}`,
  );
  if (listed.length === 0)
    throw new UserError(
      "no cohort was read yet; read one with: npx histoclaim discover DIR",
    );
  throw new UserError(
    [
      cohort === undefined
        ? `no cohort is called ${asked}; there are:`
        : `several cohorts are called ${asked}; give the id of one:`,
      ...listed,
    ].join("\n"),
  );
}
