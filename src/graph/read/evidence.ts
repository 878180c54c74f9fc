import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** What hangs on an evidence line. */
export const EVIDENCE_LISTINGS = {
  itemsOfLine: {
    match: "MATCH (:EvidenceLine {id: parent})-[:HAS_ITEM]->(n:EvidenceItem)",
    order: [
      { by: "kind", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.EvidenceItem,
  } satisfies Listing<RowOf<"EvidenceItem">>,
};

/** What is linked to an evidence line or to a protocol. */
export const EVIDENCE_RELATIONS = {
  criterionOfLine: {
    match: "MATCH (:EvidenceLine {id: parent})-[:TESTS]->(c:Criterion)",
    row: "properties(c)",
    order: "c.id",
    most: 1,
    form: ROWS.Criterion,
  } satisfies Relation<RowOf<"Criterion">>,
  itemsOfLine: {
    match: "MATCH (:EvidenceLine {id: parent})-[:HAS_ITEM]->(n:EvidenceItem)",
    row: "properties(n)",
    order: "n.kind, n.id",
    most: null,
    form: ROWS.EvidenceItem,
  } satisfies Relation<RowOf<"EvidenceItem">>,
  criteriaOfProtocol: {
    match: "MATCH (:Protocol {id: parent})-[r:REQUIRES]->(c:Criterion)",
    row: "properties(c)",
    order: "r.place, c.id",
    most: null,
    form: ROWS.Criterion,
  } satisfies Relation<RowOf<"Criterion">>,
};
