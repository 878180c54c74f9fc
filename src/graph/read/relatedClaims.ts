import { z } from "zod";
import type { Relation } from "./relation.js";
import { ROWS } from "./rows/rows.js";

/** How another claim bears on one. */
export const CLAIM_BEARINGS = [
  "EXPLAINED_BY",
  "EXPLAINS",
  "OPPOSITE_ELSEWHERE",
  "SAME_ELSEWHERE",
] as const;

const related = z.object({
  bearing: z.enum(CLAIM_BEARINGS),
  claim: ROWS.Claim,
});

/**
 * What explains a claim by the verdict that counts, what it explains by verdicts that count, and what is claimed of the same
 * genes and morphology, or subtype, in other cohorts of the tissue.
 */
const relatedToClaim: Relation<z.output<typeof related>> = {
  match: `
    MATCH (c:Claim {id: parent})
    CALL (c) {
      MATCH (c)<-[:COUNTS_FOR]-(:Verdict)-[:EXPLAINED_BY]->(other:Claim)
      RETURN other, 'EXPLAINED_BY' AS bearing
      UNION
      MATCH (c)<-[:EXPLAINED_BY]-(:Verdict)-[:COUNTS_FOR]->(other:Claim)
      RETURN other, 'EXPLAINS' AS bearing
      UNION
      MATCH (other:Claim {gene: c.gene, of: c.of})
      WHERE other.direction IS NOT NULL AND other.scope IS NOT NULL AND other.id IS NOT NULL AND other.genes = c.genes
        AND other.kind = c.kind AND other.tissue = c.tissue AND other.cohort <> c.cohort
      RETURN other,
        CASE other.direction WHEN c.direction THEN 'SAME_ELSEWHERE' ELSE 'OPPOSITE_ELSEWHERE' END AS bearing
    }`,
  row: "{bearing: bearing, claim: properties(other)}",
  order: "bearing, other.id",
  most: 100,
  form: related,
};

/** Which claims bear on a claim. */
export const RELATED_CLAIM_RELATIONS = { relatedToClaim };
