import type { Graph } from "../graph.js";
import type { RegisteredProtocol } from "../protocols.js";
import { readProtocol } from "../protocols.js";
import { STANDS } from "../standing/standing.js";

/** Cypher: ids of the protocols that a verdict on ClaimVersion `v` stands under, without what is withdrawn. */
export const JUDGED_UNDER = `COLLECT {
  MATCH (v)<-[:OF]-(o:Verdict)-[:UNDER]->(p:Protocol)
  WHERE NOT EXISTS { (o)<-[:SUPERSEDES]-(:Verdict) }
    AND NOT EXISTS { MATCH (p)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} }
  RETURN DISTINCT p.id AS id ORDER BY id
}`;

/** The protocols that a claim's head stands judged under; none where there is no such claim. */
export function judgedUnder(
  graph: Graph,
  claim: string,
): Promise<RegisteredProtocol[]> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Claim {id: $claim})-[:HEAD]->(v:ClaimVersion)
       UNWIND ${JUDGED_UNDER} AS id RETURN id`,
      { claim },
    );
    const found: RegisteredProtocol[] = [];
    for (const row of records) {
      const protocol = await readProtocol(tx, "id", String(row.get("id")));
      if (protocol !== null) found.push(protocol);
    }
    return found;
  });
}
