import type { Tx } from "./graph.js";
import { logStandings } from "./logStandings.js";
import { settleHeads } from "./settleHeads.js";
import { settleVerdicts } from "./settleVerdicts.js";

/** Labels of what a Step makes that moves how a claim stands. */
export const MOVES_CLAIMS: readonly string[] = ["ClaimVersion", "Verdict"];

/** Settles each claim that a Step made a version of or judged. Needs the write lock, and the call in place. */
export async function settleClaimsOf(tx: Tx, step: string): Promise<void> {
  const { records } = await tx.run(
    `CALL () {
       MATCH (:Step {id: $step})<-[:WAS_GENERATED_BY]-(:ClaimVersion)-[:VERSION_OF]->(claim:Claim) RETURN claim
       UNION
       MATCH (:Step {id: $step})<-[:WAS_GENERATED_BY]-(:Verdict)-[:OF]->(:ClaimVersion)-[:VERSION_OF]->(claim:Claim) RETURN claim
     }
     RETURN claim.id AS id`,
    { step },
  );
  await settleClaims(
    tx,
    records.map((row) => String(row.get("id"))),
  );
}

/**
 * Brings claims to where the calls leave them: first the head, then the verdict that counts; the log says what moved. Needs
 * the write lock.
 */
export async function settleClaims(
  tx: Tx,
  claims: readonly string[],
): Promise<void> {
  await settleHeads(tx, claims);
  await settleVerdicts(tx, claims);
  await logStandings(tx, claims);
}
