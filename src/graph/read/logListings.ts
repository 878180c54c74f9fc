import type { Listing } from "./listing.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** The log, from its first entry on. */
export const LOG_LISTINGS = {
  logEntries: {
    match: "MATCH (n:LogEntry)",
    order: [
      { by: "index", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.LogEntry,
  } satisfies Listing<RowOf<"LogEntry">>,
};
