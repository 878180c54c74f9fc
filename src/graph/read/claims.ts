import { z } from "zod";
import { MEASURED } from "../claims/measured.js";
import type { Listing } from "./listing.js";
import type { Relation } from "./relation.js";
import { evaluation } from "./rows/data.js";
import { document, text, maybe } from "./rows/field.js";
import { explanation } from "./rows/governance.js";
import { ROWS, type RowOf } from "./rows/rows.js";

type Claims = Listing<RowOf<"Claim">>;

/** By what a claim says, so that claims about one gene lie together. */
const ORDER: Claims["order"] = [{ by: "place", way: "ASC" }];

/** By when it was first claimed. */
const byAge = (way: "ASC" | "DESC"): Claims["order"] => [
  { by: "createdAt", way },
  { by: "id", way },
];

const claims = (match: string, order = ORDER): Claims => ({
  match,
  order,
  row: ROWS.Claim,
});

/** Lists of all claims, one for each order. */
export const CLAIM_ORDERS = {
  claims: claims("MATCH (n:Claim)"),
  claimsNewestFirst: claims("MATCH (n:Claim)", byAge("DESC")),
  claimsOldestFirst: claims("MATCH (n:Claim)", byAge("ASC")),
};

/**
 * Claims `n` that a step which a `run` called made a version of. By the index on the maker: a step makes many things beside
 * versions.
 */
export const CLAIMS_OF_RUN = `
  MATCH (run)-[:CALLED]->(step:Step)
  MATCH (version:ClaimVersion {step: step.id}) USING INDEX version:ClaimVersion(step)
  MATCH (n:Claim {id: version.claim}) USING INDEX n:Claim(id)`;

/** Lists of claims, and what hangs on a claim. */
export const CLAIM_LISTINGS = {
  ...CLAIM_ORDERS,
  claimsOfGene: claims("MATCH (:Gene {id: parent})<-[:ABOUT]-(n:Claim)"),
  claimsOfRun: claims(
    `MATCH (run:Run {id: parent})
     ${CLAIMS_OF_RUN}`,
  ),
  verdictsOfClaim: {
    match: `MATCH (:Claim {id: parent})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(n:Verdict)`,
    order: [
      { by: "judgedAt", way: "DESC" },
      { by: "id", way: "DESC" },
    ],
    row: ROWS.Verdict,
  } satisfies Listing<RowOf<"Verdict">>,
  linesOfClaim: {
    match: `MATCH (:Claim {id: parent})-[:HEAD]->(:ClaimVersion)-[:HAS_LINE]->(n:EvidenceLine)`,
    order: [
      { by: "kind", way: "ASC" },
      { by: "id", way: "ASC" },
    ],
    row: ROWS.EvidenceLine,
  } satisfies Listing<RowOf<"EvidenceLine">>,
  reviewsOfClaim: {
    match: `MATCH (:Claim {id: parent})<-[:VERSION_OF]-(:ClaimVersion)<-[:OF]-(n:Review)`,
    order: [
      { by: "createdAt", way: "DESC" },
      { by: "id", way: "DESC" },
    ],
    row: ROWS.Review,
  } satisfies Listing<RowOf<"Review">>,
};

/** Whether a claim `c` is supported by the verdict that counts. */
export const SUPPORTED = "c.outcome = 'SUPPORTED'";

const verdictOfClaim: Relation<RowOf<"Verdict">> = {
  match: "MATCH (:Claim {id: parent})<-[:COUNTS_FOR]-(v:Verdict)",
  row: "properties(v)",
  order: "v.id",
  most: 1,
  form: ROWS.Verdict,
};

/** Stated so, or of the same cohort, gene and morphology or subtype in the other direction. */
const contradictionsOfClaim: Relation<RowOf<"Claim">> = {
  match: `
    MATCH (c:Claim {id: parent})
    CALL (c) {
      MATCH (c)-[:CONTRADICTS]-(other:Claim) RETURN other
      UNION
      MATCH (other:Claim {cohort: c.cohort, gene: c.gene, of: c.of})
      WHERE other.kind = c.kind AND other.direction <> c.direction
      RETURN other
    }`,
  row: "properties(other)",
  order: "other.id",
  most: 100,
  form: ROWS.Claim,
};

const explained = z.object({
  /** null where no node stands for what explains it. */
  link: maybe(
    z.object({
      id: text,
      /** Of a claim. */
      statement: maybe(text),
      scope: maybe(z.enum(["GENE", "MODULE"])),
      name: text,
    }),
  ),
  stated: maybe(document(explanation)),
});

/** What explains a verdict's association: by a link to a claim or subtype, else as the verdict states it. */
const explanationOfVerdict: Relation<z.output<typeof explained>> = {
  match: `
    MATCH (v:Verdict {id: parent})
    OPTIONAL MATCH (v)-[by:EXPLAINED_BY]->(e)`,
  row: `{
    link: CASE WHEN e IS NULL THEN null ELSE {
      id: e.id, statement: e.statement, scope: e.scope, name: coalesce(by.name, e.name, e.gene)
    } END,
    stated: v.explainedBy
  }`,
  order: "e.id",
  most: 1,
  form: explained,
};

/** Cypher: a claim `c` and the newest run that made or reused its head version. */
const NEWEST_RUN = `
    MATCH (c:Claim {id: parent})-[:HEAD]->(:ClaimVersion)${MEASURED}
    MATCH (measured)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(run:Run)
    WITH c, run ORDER BY run.logIndex DESC LIMIT 1`;

/** Figures that no criterion reads, of its newest run. */
const controlsOfClaim: Relation<RowOf<"EvidenceItem">> = {
  match: `${NEWEST_RUN}
    MATCH (run)-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(i:EvidenceItem)
    WHERE i.subject = 'cohort' OR i.subject IN c.genes`,
  row: "properties(i)",
  order: "i.subject = 'cohort', i.subject, i.kind, i.id",
  most: null,
  form: ROWS.EvidenceItem,
};

/** How well its genes were predicted by its newest run, out-of-fold and sealed patients together. */
const heldOutOfClaim: Relation<z.output<typeof evaluation>> = {
  match: `${NEWEST_RUN}
    MATCH (run)-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(p:Prediction {scope: 'held-out'})
    WHERE p.gene IN c.genes`,
  row: "{gene: p.gene, scope: p.scope, metrics: p.metrics}",
  order: "p.gene, p.id",
  most: null,
  form: evaluation,
};

/** What is linked to a claim or to a verdict on it. */
export const CLAIM_RELATIONS = {
  controlsOfClaim,
  heldOutOfClaim,
  verdictOfClaim,
  contradictionsOfClaim,
  explanationOfVerdict,
  claimOfVerdict: {
    match: `MATCH (:Verdict {id: parent})-[:OF]->(:ClaimVersion)-[:VERSION_OF]->(c:Claim)`,
    row: "properties(c)",
    order: "c.id",
    most: 1,
    form: ROWS.Claim,
  } satisfies Relation<RowOf<"Claim">>,
  protocolOfVerdict: {
    match: "MATCH (:Verdict {id: parent})-[:UNDER]->(p:Protocol)",
    row: "properties(p)",
    order: "p.id",
    most: 1,
    form: ROWS.Protocol,
  } satisfies Relation<RowOf<"Protocol">>,
};
