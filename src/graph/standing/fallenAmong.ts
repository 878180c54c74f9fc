import type { Tx } from "../graph.js";
import { STANDS } from "./standing.js";

/** Lines and protocols, and a withdrawal that does not count. */
export interface MaybeFallen {
  readonly lines: readonly string[];
  readonly protocols: readonly string[];
  /** Id of a Withdrawal, or empty. */
  readonly except: string;
}

/** Those of the lines that standing withdrawals reach, and those of the protocols that are withdrawn; in the order of ids. */
export async function fallenAmong(
  tx: Tx,
  asked: MaybeFallen,
): Promise<string[]> {
  const { records } = await tx.run(
    `CALL () {
       UNWIND $lines AS id
       MATCH (line:EvidenceLine {id: id})
       WITH line.step AS maker, collect(id) AS ids
       MATCH (:Step {id: maker})<-[:REACHES]-(w:Withdrawal)
       WHERE ${STANDS} AND w.id <> $except
       UNWIND ids AS id
       RETURN DISTINCT id
       UNION
       UNWIND $protocols AS id
       MATCH (:Protocol {id: id})<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} AND w.id <> $except
       RETURN DISTINCT id
     }
     RETURN id ORDER BY id`,
    { ...asked },
  );
  return records.map((row) => String(row.get("id")));
}
