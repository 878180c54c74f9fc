import type { Connection } from "@temporalio/client";
import { SEARCH_ATTRIBUTES } from "../../workflows/searchAttributes.js";

/** INDEXED_VALUE_TYPE_KEYWORD of the protocol. */
const KEYWORD = 2;

/** Adds the search attributes that a Temporal lacks; one that it has is left as it is. */
export async function ensureSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<void> {
  const operator = connection.operatorService;
  const known = await operator.listSearchAttributes({ namespace });
  const missing = Object.values(SEARCH_ATTRIBUTES).filter(
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
