import { AGENT_RELATIONS } from "./agents.js";
import { CLAIM_RELATIONS } from "./claims.js";
import { COHORT_RELATIONS } from "./cohorts.js";
import { EVIDENCE_RELATIONS } from "./evidence.js";
import { GENE_RELATIONS } from "./genes.js";
import { KNOWN_FACT_RELATIONS } from "./knownFacts.js";
import { PATIENT_RELATIONS } from "./patients.js";
import type { Relation } from "./relation.js";
import { RELATED_CLAIM_RELATIONS } from "./relatedClaims.js";
import { REVIEW_RELATIONS } from "./reviews.js";
import { RUN_RELATIONS } from "./runs.js";
import { STANDING_RELATIONS } from "./standing.js";

const ALL = {
  ...AGENT_RELATIONS,
  ...CLAIM_RELATIONS,
  ...COHORT_RELATIONS,
  ...EVIDENCE_RELATIONS,
  ...GENE_RELATIONS,
  ...KNOWN_FACT_RELATIONS,
  ...PATIENT_RELATIONS,
  ...RELATED_CLAIM_RELATIONS,
  ...REVIEW_RELATIONS,
  ...RUN_RELATIONS,
  ...STANDING_RELATIONS,
};

type RowOfRelation<R> = R extends Relation<infer T> ? T : never;

/** Name of a relation. */
export type RelationName = keyof typeof ALL;

/** What a relation leads to. */
export type Related = {
  readonly [N in RelationName]: RowOfRelation<(typeof ALL)[N]>;
};

/** What is linked to a node and read whole, by name. */
export const RELATIONS: {
  readonly [N in RelationName]: Relation<Related[N]>;
} = ALL;
