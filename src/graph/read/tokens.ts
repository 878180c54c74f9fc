import type { Listing } from "./listing.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** Who may come in; newest first. */
export const TOKEN_LISTINGS = {
  tokens: {
    match: "MATCH (n:Token)",
    order: [
      { by: "createdAt", way: "DESC" },
      { by: "id", way: "DESC" },
    ],
    row: ROWS.Token,
  } satisfies Listing<RowOf<"Token">>,
};
