import type { Listing } from "./listing.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** Protocols in the order of the log, the newest first. */
export const PROTOCOL_LISTINGS = {
  protocols: {
    match: "MATCH (n:Protocol)",
    order: [
      { by: "logIndex", way: "DESC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.Protocol,
  } satisfies Listing<RowOf<"Protocol">>,
};
