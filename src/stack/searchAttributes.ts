import type { Connection } from "@temporalio/client";

/** Search attribute that names a workflow's cohort. */
export const COHORT_ATTRIBUTE = "HistoclaimCohort";
/** Search attribute that tells what a workflow is at. */
export const STATE_ATTRIBUTE = "HistoclaimState";

/** What workflows can be found by; all are keywords. */
export const SEARCH_ATTRIBUTES: readonly string[] = [
  COHORT_ATTRIBUTE,
  STATE_ATTRIBUTE,
];

/** INDEXED_VALUE_TYPE_KEYWORD of the protocol. */
const KEYWORD = 2;

/** Adds the search attributes that a Temporal lacks; one that it has is left as it is. */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<void> {
  const operator = connection.operatorService;
  const known = await operator.listSearchAttributes({ namespace });
  const missing = SEARCH_ATTRIBUTES.filter(
    (name) => known.customAttributes[name] === undefined,
  );
  if (missing.length === 0) return;
  await operator.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(
      missing.map((name) => [name, KEYWORD]),
    ),
  });
}
