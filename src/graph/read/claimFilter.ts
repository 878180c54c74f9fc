import type { Correlate, Direction, Scope } from "../../knowledge/claim.js";
import type { Outcome } from "../../knowledge/outcome.js";
import { SUPPORTED } from "./claims.js";
import type { Condition } from "./listing.js";

/** Which claims; what is left out or null does not matter. */
export interface ClaimFilter {
  /** Symbols; of a module any of its genes. */
  readonly gene?: readonly string[] | null;
  readonly kind?: Correlate["kind"] | null;
  readonly morphology?: readonly string[] | null;
  readonly direction?: Direction | null;
  readonly scope?: Scope | null;
  /** By the verdict that counts. */
  readonly outcome?: readonly Outcome[] | null;
  readonly exploratory?: boolean | null;
  readonly novel?: boolean | null;
  /** A run that called a Step which made a version of the claim. */
  readonly run?: string | null;
  /** Ids of cohorts, or their names. */
  readonly cohort?: readonly string[] | null;
  /** Names of subtypes that it is about; of claims about a morphology, that a gene of it marks or that explain it. */
  readonly subtype?: readonly string[] | null;
  /** When it was first claimed: from then on, and before then. ISO 8601 in UTC. */
  readonly createdFrom?: string | null;
  readonly createdBefore?: string | null;
  /** When the verdict that counts was given. */
  readonly judgedFrom?: string | null;
  readonly judgedBefore?: string | null;
}

const CONDITIONS = {
  gene: "(n.gene IN $gene OR any(symbol IN n.genes WHERE symbol IN $gene))",
  kind: "n.kind = $kind",
  morphology: "n.kind = 'morphology' AND n.of IN $morphology",
  direction: "n.direction = $direction",
  scope: "n.scope = $scope",
  run: `EXISTS {
    MATCH (n)<-[:VERSION_OF]-(:ClaimVersion)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(:Run {id: $run}) }`,
  cohort: `(n.cohort IN $cohort OR EXISTS {
    MATCH (c:Cohort {id: n.cohort}) WHERE c.name IN $cohort })`,
  subtype: `(n.kind = 'subtype' AND n.of IN $subtype OR n.kind <> 'subtype' AND (EXISTS {
    MATCH (n)-[:ABOUT]->(:Gene)<-[:ABOUT]-(c:Claim {kind: 'subtype'}) WHERE c.of IN $subtype AND ${SUPPORTED}
  } OR EXISTS {
    MATCH (n)-[:HEAD]->(:ClaimVersion)<-[:OF]-(:Verdict)-[:EXPLAINED_BY]->(s:Subtype) WHERE s.name IN $subtype
  }))`,
  createdFrom: "n.createdAt >= $createdFrom",
  createdBefore: "n.createdAt < $createdBefore",
  // Kept on the claim by settleVerdicts, of the verdict that counts.
  outcome: "n.outcome IN $outcome",
  exploratory: "n.exploratory = $exploratory",
  novel: "n.novel = $novel",
  judgedFrom: "n.judgedAt >= $judgedFrom",
  judgedBefore: "n.judgedAt < $judgedBefore",
} as const satisfies Record<keyof ClaimFilter, string>;

/** What a claim `n` must be to pass; what is left out of the filter asks nothing. */
export function claimConditions(filter: ClaimFilter): string[] {
  return Object.entries(CONDITIONS)
    .filter(([name]) => filter[name as keyof ClaimFilter] != null)
    .map(([, cypher]) => cypher);
}

/** The filter as Cypher on `n`, a Claim. */
export function claimCondition(filter: ClaimFilter): Condition {
  const conditions = claimConditions(filter);
  const given = Object.entries(filter).filter(([, value]) => value != null);
  return {
    cypher: conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`,
    params: Object.fromEntries(given),
  };
}
