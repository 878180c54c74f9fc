import type { Tx } from "./graph.js";

/**
 * Points the head of each claim at what the latest run said: the version whose Step was called by the run that started
 * last, of several the one made last. It follows from the calls alone, so neither retries nor the order of workers move
 * it; a run that finds its version finished calls it back. What supersedes a version, with the same evidence and more,
 * stands in its place. Needs the write lock, and the calls in place.
 */
export async function settleHeads(
  tx: Tx,
  claims: readonly string[],
): Promise<void> {
  await tx.run(
    `UNWIND $claims AS id
     MATCH (claim:Claim {id: id})
     CALL (claim) {
       MATCH (claim)<-[:VERSION_OF]-(version:ClaimVersion)-[:WAS_GENERATED_BY]->(maker:Step)<-[:CALLED]-(run:Run)
       RETURN version ORDER BY run.logIndex DESC, maker.endedAt DESC, version.id DESC LIMIT 1
     }
     CALL (version) {
       MATCH (last:ClaimVersion)-[:SUPERSEDES*0..]->(version) WHERE NOT EXISTS { (last)<-[:SUPERSEDES]-(:ClaimVersion) }
       MATCH (last)-[:WAS_GENERATED_BY]->(by:Step)
       RETURN last, by ORDER BY last.id LIMIT 1
     }
     CALL (claim, last) {
       MATCH (claim)-[old:HEAD]->(other) WHERE other <> last
       DELETE old
     }
     MERGE (claim)-[head:HEAD]->(last)
       ON CREATE SET head.step = by.id`,
    { claims },
  );
}
