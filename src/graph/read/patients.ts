import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

/** What is known of a patient beside the pseudonym. */
export const PATIENT_RELATIONS = {
  siteOfPatient: {
    match: "MATCH (:Patient {id: parent})-[:AT_SITE]->(s:Site)",
    row: "properties(s)",
    order: "s.id",
    most: 1,
    form: ROWS.Site,
  } satisfies Relation<RowOf<"Site">>,
  subtypeOfPatient: {
    match: "MATCH (:Patient {id: parent})-[:HAS_SUBTYPE]->(s:Subtype)",
    row: "properties(s)",
    order: "s.name",
    most: 1,
    form: ROWS.Subtype,
  } satisfies Relation<RowOf<"Subtype">>,
};
