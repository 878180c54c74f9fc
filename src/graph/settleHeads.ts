import type { Tx } from "./graph.js";

/**
 * Points the head of each claim that a Step made a version of at what the latest run said: the version whose Step was
 * called by the run that started last, of several the one made last. It follows from the calls alone, so neither
 * retries nor the order of workers move it; a run that finds its version finished calls it back. Needs the write
 * lock, and the call in place.
 */
export async function settleHeads(tx: Tx, step: string): Promise<void> {
  await tx.run(
    `MATCH (:Step {id: $step})<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:VERSION_OF]->(claim:Claim)
     WITH DISTINCT claim
     CALL (claim) {
       MATCH (claim)<-[:VERSION_OF]-(version:ClaimVersion)-[:WAS_GENERATED_BY]->(maker:Step)<-[:CALLED]-(run:Run)
       RETURN version, maker ORDER BY run.logIndex DESC, maker.endedAt DESC, version.id DESC LIMIT 1
     }
     CALL (claim, version) {
       MATCH (claim)-[old:HEAD]->(other) WHERE other <> version
       DELETE old
     }
     MERGE (claim)-[head:HEAD]->(version)
       ON CREATE SET head.step = maker.id`,
    { step },
  );
}
