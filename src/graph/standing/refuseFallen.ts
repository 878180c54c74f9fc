import { identify } from "../../knowledge/identity.js";
import type { StepRecord } from "../../knowledge/provenance.js";
import { WithdrawnError } from "../errors.js";
import type { Tx } from "../graph.js";
import { STANDS, WITHDRAWN } from "./standing.js";

/**
 * Refuses a Step that uses what is withdrawn or has fallen, or whose code is withdrawn: whatever a run began before, nothing
 * enters the graph downstream of a withdrawal. Needs the write lock.
 * @throws WithdrawnError
 */
export async function refuseFallen(
  tx: Tx,
  {
    used,
    name,
    codeVersion,
  }: Pick<StepRecord, "used" | "name" | "codeVersion">,
): Promise<void> {
  const count = await tx.run(
    "MATCH (w:Withdrawal) RETURN count(w) AS withdrawals",
  );
  if (count.records[0]?.get("withdrawals") === 0) return;
  const { records } = await tx.run(
    `CALL () {
       UNWIND $used AS id
       MATCH (e:Entity {id: id})
       WHERE EXISTS { ${WITHDRAWN} }
          OR EXISTS { MATCH (e)-[:WAS_GENERATED_BY]->(:Step)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} }
       RETURN e.id AS fallen
       UNION
       MATCH (code:CodeVersion {id: $code})<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS}
       RETURN code.id AS fallen
     }
     RETURN fallen ORDER BY fallen LIMIT 1`,
    {
      used: [...new Set(used.map(({ id }) => id))],
      code: identify("CodeVersion", { hash: codeVersion }),
    },
  );
  const [row] = records;
  if (row !== undefined)
    throw new WithdrawnError(String(row.get("fallen")), `step ${name}`);
}
