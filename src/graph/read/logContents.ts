import neo4j from "neo4j-driver";
import { identify } from "../../knowledge/identity.js";
import type { RecordedLabel } from "../../knowledge/recorded/readers.js";
import type { Thing } from "../../knowledge/recorded/thing.js";
import type { Graph } from "../graph.js";

/** Some things of a label that the log's entries record, by their ids. */
export interface ContentPage {
  readonly label: RecordedLabel;
  /** Those that come after this id; empty: from the first. */
  readonly after: string;
  readonly most: number;
}

/** Names of the Agents that a link joins to a node. */
const agents = (type = "WAS_ASSOCIATED_WITH") =>
  `COLLECT { MATCH (n)-[:${type}]->(a:Agent) RETURN a.name ORDER BY a.name }`;
/** Ids of what a pattern leads to from a node. */
const ids = (pattern: string) =>
  `COLLECT { MATCH (n)${pattern}(x) RETURN DISTINCT x.id ORDER BY x.id }`;

const WHOLE = "properties(n) AS node";
const BY = `${agents()} AS by`;

/** By label, which of its nodes are meant, where not all are, and what of one is told. Who may read may read all of it. */
const TOLD: Readonly<
  Record<RecordedLabel, { readonly where?: string; readonly returns: string }>
> = {
  Protocol: {
    returns: `${WHOLE}, ${BY},
      COLLECT { MATCH (n)-[r:REQUIRES]->(x) RETURN properties(x) ORDER BY r.place } AS criteria`,
  },
  Run: {
    returns: `n {.id, .workflowId, .input, .cohort, .protocol, .startedAt, .logIndex} AS node, ${BY},
      ${agents("CANCELLED_BY")} AS cancelled`,
  },
  KnownFact: { returns: `${WHOLE}, ${BY}` },
  Token: {
    returns: `n {.id, .role, .createdAt, .expiresAt, .revokedAt} AS node, n.name AS name, ${BY},
      ${ids("-[:MADE_FOR]->")} AS agents`,
  },
  Claim: {
    returns: `${WHOLE}, ${BY},
      COLLECT { MATCH (n)<-[:COUNTS_FOR]-(v) RETURN v {.outcome, .exploratory, .novel, .judgedAt} } AS verdicts,
      COLLECT { MATCH (n)-[r:ABOUT]->(g:Gene)
        RETURN {symbol: g.symbol, member: r.member, place: r.place} ORDER BY g.symbol } AS about`,
  },
  ClaimVersion: {
    returns: `${WHOLE}, ${ids("-[:VERSION_OF]->")} AS claims,
      COLLECT { MATCH (n)-[:HAS_LINE]->(l) WITH DISTINCT l
        RETURN {line: properties(l), items: COLLECT { MATCH (l)-[:HAS_ITEM]->(i) RETURN properties(i) }} } AS lines`,
  },
  Verdict: {
    returns: `${WHOLE}, ${ids("-[:OF]->")} AS versions, ${ids("-[:UNDER]->")} AS protocols`,
  },
  Review: {
    returns: `${WHOLE}, ${BY}, ${ids("-[:REVIEWS]->")} AS verdicts, ${ids("-[:OF]->")} AS versions,
      ${ids("-[:REVIEWS]->()-[:OF]->")} AS judged`,
  },
  Withdrawal: {
    returns: `${WHOLE}, ${BY}, ${ids("-[:WITHDRAWS]->")} AS things`,
  },
  Reinstatement: {
    returns: `${WHOLE}, ${BY}, ${ids("-[:SUPERSEDES]->()-[:WITHDRAWS]->")} AS things`,
  },
  Step: {
    where: "EXISTS { (n)-[:REPLICATES]->() }",
    returns: `COLLECT { MATCH (n)-[r:REPLICATES]->(x)
      RETURN {of: x.id, agreement: r.agreement, report: r.report} ORDER BY x.id } AS replicates`,
  },
  Reading: {
    returns: `n {.id, .claim, .version, .commitment, .items} AS node, ${BY}, ${ids("-[:OF]->")} AS versions,
      COLLECT { MATCH (n)<-[:USED]-(s:Step {name: 'closeReading'})<-[:WAS_GENERATED_BY]-(x:Artifact {kind: 'reading-report'})
        RETURN {report: x.blob, by: COLLECT {
          MATCH (s)<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:WAS_ASSOCIATED_WITH]->(a:Agent) RETURN DISTINCT a.name
        }} } AS closings`,
  },
  Artifact: {
    where: "n.kind = 'reading-answers'",
    returns: `n.blob AS blob, ${BY},
      COLLECT { MATCH (n)-[:WAS_GENERATED_BY]->(:Step)-[:USED]->(x:Reading) RETURN DISTINCT x.id } AS readings`,
  },
};

/** Things of a label as the graph has them now, in the order of their ids. */
export async function logContents(
  graph: Graph,
  { label, after, most }: ContentPage,
): Promise<Thing[]> {
  const { where = "true", returns } = TOLD[label];
  const { records } = await graph.run(
    `MATCH (n:${label}) WHERE n.id > $after AND ${where}
     WITH n ORDER BY n.id LIMIT $most
     RETURN n.id AS id, ${returns} ORDER BY id`,
    { after, most: neo4j.int(most) },
  );
  return records.map((record) => {
    const { name, ...told } = record.toObject() as Omit<Thing, "label"> & {
      readonly name?: unknown;
    };
    // Not everybody may read the name that a token was made for; what it comes to is in the log.
    const named =
      label === "Token" ? { named: identify("Agent", { name }) } : {};
    return { label, ...told, ...named };
  });
}
