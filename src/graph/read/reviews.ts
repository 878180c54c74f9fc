import { z } from "zod";
import type { Relation } from "./relation.js";
import type { RowOf } from "./rows/rows.js";
import { ROWS } from "./rows/rows.js";

const reviewStanding = z.object({
  standing: z.enum(["STANDS", "SUSPENDED", "SUPERSEDED"]),
});

/** A review falls with the verdict that it was of; what its reviewer said later takes its place. */
const standingOfReview: Relation<z.output<typeof reviewStanding>> = {
  match: `
    MATCH (r:Review {id: parent})
    OPTIONAL MATCH (r)-[:REVIEWS]->(v:Verdict)-[:OF]->(version:ClaimVersion)-[:VERSION_OF]->(claim:Claim)
    WITH CASE
      WHEN EXISTS { (r)<-[:SUPERSEDES]-(:Review) } THEN 'SUPERSEDED'
      WHEN EXISTS { (v)<-[:SUPERSEDES]-(:Verdict) } OR NOT EXISTS { (claim)-[:HEAD]->(version) } THEN 'SUSPENDED'
      ELSE 'STANDS' END AS standing`,
  row: "{standing: standing}",
  order: "standing",
  most: 1,
  form: reviewStanding,
};

/** Newest first. */
const readingsOfClaim: Relation<RowOf<"Reading">> = {
  match: "MATCH (r:Reading {claim: parent})",
  row: "properties(r)",
  order: "r.startedAt DESC, r.id",
  most: 100,
  form: ROWS.Reading,
};

/** What hangs on a review, and the blind readings of a claim. */
export const REVIEW_RELATIONS = { standingOfReview, readingsOfClaim };
