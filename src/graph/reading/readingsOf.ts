import type { Graph, Tx } from "../graph.js";
import { STANDS } from "../standing/standing.js";

/** Ids of the readings of a claim's version, open or closed, that no withdrawal reaches. */
export function readingsOf(graph: Graph, version: string): Promise<string[]> {
  return graph.read((tx) => standingReadings(tx, version));
}

/** The same, within a transaction. */
export async function standingReadings(
  tx: Tx,
  version: string,
): Promise<string[]> {
  const { records } = await tx.run(
    `MATCH (:ClaimVersion {id: $version})<-[:OF]-(r:Reading)-[:WAS_GENERATED_BY]->(s:Step)
     WHERE NOT EXISTS { MATCH (r)<-[:WITHDRAWS]-(w:Withdrawal) WHERE ${STANDS} }
       AND NOT EXISTS { MATCH (s)<-[:REACHES]-(w:Withdrawal) WHERE ${STANDS} }
     RETURN r.id AS id ORDER BY id`,
    { version },
  );
  return records.map((row) => String(row.get("id")));
}
