import type { Tx } from "../graph.js";
import { STANDS } from "./standing.js";

/**
 * Makes Steps live again that no standing withdrawal keeps back any more: of each key the latest attempt, where none lives.
 * @param withdrawal the one that was superseded
 */
export async function reuse(tx: Tx, withdrawal: string): Promise<void> {
  await tx.run(
    `MATCH (:Withdrawal {id: $withdrawal})-[:REACHES|RETIRES]->(own:Step)
     WITH DISTINCT own.key AS key WHERE NOT EXISTS { (:Step {liveKey: key}) }
     CALL (key) {
       MATCH (s:Step {key: key})
       WHERE NOT EXISTS { (s)-[:REPLICATES]->(:Step) }
         AND NOT EXISTS { MATCH (s)<-[:REACHES|RETIRES]-(w:Withdrawal) WHERE ${STANDS} }
       RETURN s ORDER BY s.attempt DESC LIMIT 1
     }
     SET s.liveKey = key`,
    { withdrawal },
  );
}
