import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** What is published already. */
export const KNOWN_FACT_LISTINGS = {
  knownFacts: {
    match: "MATCH (n:KnownFact)",
    order: [
      { by: "gene", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.KnownFact,
  } satisfies Listing<RowOf<"KnownFact">>,
};

/** By the rule of `factsStating` in src/knowledge. */
export const KNOWN_FACT_RELATIONS = {
  factsStatingClaim: {
    match: `
      MATCH (c:Claim {id: parent})
      MATCH (f:KnownFact {kind: c.kind})
      WHERE f.gene IN c.genes AND f.of = c.of AND f.direction = c.direction
        AND (f.tissue = 'any' OR toLower(c.tissue) CONTAINS toLower(f.tissue))`,
    row: "properties(f)",
    order: "f.gene, f.id",
    most: 100,
    form: ROWS.KnownFact,
  } satisfies Relation<RowOf<"KnownFact">>,
};
