import { WITHDRAWN } from "../standing/standing.js";
import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { ROWS, type RowOf } from "./rows/rows.js";

const BY_NAME = [
  { by: "name", way: "ASC" },
  { by: "id", way: "ASC" },
] as const;

/** Lists of cohorts and of a cohort's slides. */
export const COHORT_LISTINGS = {
  cohorts: {
    match: "MATCH (n:Cohort)",
    order: BY_NAME,
    row: ROWS.Cohort,
  } satisfies Listing<RowOf<"Cohort">>,
  slidesOfCohort: {
    match: "MATCH (:Cohort {id: parent})<-[:IN_COHORT]-(n:Slide)",
    order: BY_NAME,
    row: ROWS.Slide,
  } satisfies Listing<RowOf<"Slide">>,
};

/** What is linked to a slide. */
export const COHORT_RELATIONS = {
  /** Those that stand, of the slide or of what it is part of. */
  withdrawalsOfSlide: {
    match: `MATCH (e:Slide {id: parent}) ${WITHDRAWN}`,
    row: "properties(w)",
    order: "w.createdAt, w.id",
    most: null,
    form: ROWS.Withdrawal,
  } satisfies Relation<RowOf<"Withdrawal">>,
};
