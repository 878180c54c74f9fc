import { z } from "zod";
import { canonical } from "../knowledge/identity.js";
import {
  CLAIM_STANDING,
  standingStatement,
} from "../knowledge/log/claimStanding.js";
import type { Tx } from "./graph.js";
import { appendAll } from "./log.js";

const row = z.object({
  claim: z.string(),
  version: z.string().nullable(),
  verdict: z.string().nullable(),
  said: z.string().nullable(),
});

/**
 * Logs where claims stand, of those for which the log did not say the same last, by their ids. Needs the write lock, and the
 * claims settled.
 */
export async function logStandings(
  tx: Tx,
  claims: readonly string[],
): Promise<void> {
  const { records } = await tx.run(
    `UNWIND $claims AS id
     MATCH (claim:Claim {id: id})
     WITH DISTINCT claim ORDER BY claim.id
     RETURN claim.id AS claim,
       head(COLLECT { MATCH (claim)-[:HEAD]->(v) RETURN v.id }) AS version,
       head(COLLECT { MATCH (claim)<-[:COUNTS_FOR]-(v) RETURN v.id }) AS verdict,
       head(COLLECT {
         MATCH (e:LogEntry {subject: claim.id}) USING INDEX e:LogEntry(subject) WHERE e.kind = $kind
         RETURN e.body ORDER BY e.index DESC LIMIT 1
       }) AS said`,
    { claims, kind: CLAIM_STANDING },
  );
  const moved = records
    .map((record) => row.parse(record.toObject()))
    .filter(
      ({ version, verdict, said }) => canonical({ version, verdict }) !== said,
    );
  await appendAll(tx, moved.map(standingStatement));
}
