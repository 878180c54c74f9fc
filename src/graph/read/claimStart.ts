import type { Outcome } from "../../knowledge/outcome.js";
import type { ClaimFilter } from "./claimFilter.js";
import type { SortKey } from "./listing.js";

/** Outcomes that few verdicts have. */
const FEW: ReadonlySet<Outcome> = new Set(["SUPPORTED", "SUSPENDED"]);

/**
 * Filters that few claims pass, or those of one thing: where a search for them begins, the narrowest first. The indexes are
 * named, since the database counts on as many true ones as false ones.
 */
const STARTS: readonly (readonly [
  (filter: ClaimFilter) => boolean,
  cypher: string,
])[] = [
  [
    ({ run }) => run != null,
    `MATCH (:Run {id: $run})-[:CALLED]->(:Step)<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:VERSION_OF]->(n:Claim)`,
  ],
  [
    ({ cohort }) => cohort != null,
    `CALL () {
       UNWIND $cohort AS one MATCH (n:Claim {cohort: one}) RETURN n
       UNION
       MATCH (c:Cohort) WHERE c.name IN $cohort MATCH (n:Claim {cohort: c.id}) RETURN n
     }`,
  ],
  [
    ({ gene }) => gene != null,
    `MATCH (g:Gene) WHERE g.symbol IN $gene MATCH (g)<-[:ABOUT]-(n:Claim)`,
  ],
  [
    ({ novel }) => novel != null,
    `MATCH (given:Verdict {novel: $novel}) USING INDEX given:Verdict(novel)
     MATCH (given)-[:COUNTS_FOR]->(n:Claim)`,
  ],
  [
    ({ exploratory }) => exploratory === true,
    `MATCH (given:Verdict {exploratory: true}) USING INDEX given:Verdict(exploratory)
     MATCH (given)-[:COUNTS_FOR]->(n:Claim)`,
  ],
  [
    ({ outcome }) => outcome?.every((one) => FEW.has(one)) ?? false,
    `MATCH (given:Verdict) USING INDEX given:Verdict(outcome) WHERE given.outcome IN $outcome
     MATCH (given)-[:COUNTS_FOR]->(n:Claim)`,
  ],
];

/**
 * Cypher that finds every claim `n` that a filter may pass, and perhaps others: from the narrowest of what it names, else in
 * the order of the list, which an index keeps, so that a page ends the search. What each of them says is the filter's to ask.
 */
export function claimStart(
  filter: ClaimFilter,
  order: readonly SortKey[],
): string {
  const start = STARTS.find(([applies]) => applies(filter));
  return start?.[1] ?? inOrder(order);
}

/** The index on the keys is used where it is known that no claim lacks one. */
function inOrder(order: readonly SortKey[]): string {
  const has = order.map(({ by }) => `n.${by} IS NOT NULL`);
  return `MATCH (n:Claim) WHERE ${has.join(" AND ")}`;
}
