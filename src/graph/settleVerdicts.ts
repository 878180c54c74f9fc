import type { Tx } from "./graph.js";

/**
 * Points COUNTS_FOR at each claim from the verdict on its head version that counts: what the latest run said, or the last that
 * superseded it; from none where nobody has judged the version. What lists ask of it is kept on the claim, too. Needs the write
 * lock, and the heads in place.
 */
export async function settleVerdicts(
  tx: Tx,
  claims: readonly string[],
): Promise<void> {
  await tx.run(
    `UNWIND $claims AS id
     MATCH (claim:Claim {id: id})
     WITH claim, head(COLLECT {
       MATCH (claim)-[:HEAD]->(:ClaimVersion)-[:SUPERSEDES*0..]->(:ClaimVersion)<-[:OF]-(said:Verdict)
       MATCH (said)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(run:Run)
       MATCH (said)<-[:SUPERSEDES*0..]-(v:Verdict) WHERE NOT EXISTS { (v)<-[:SUPERSEDES]-(:Verdict) }
       RETURN v ORDER BY run.logIndex DESC, v.judgedAt DESC, v.id DESC LIMIT 1
     }) AS counting
     CALL (claim, counting) {
       MATCH (claim)<-[old:COUNTS_FOR]-(other) WHERE counting IS NULL OR other <> counting
       DELETE old
     }
     SET claim += {
       outcome: counting.outcome, exploratory: counting.exploratory, novel: counting.novel, judgedAt: counting.judgedAt
     }
     WITH claim, counting WHERE counting IS NOT NULL
     MERGE (counting)-[:COUNTS_FOR]->(claim)`,
    { claims },
  );
}
