import neo4j from "neo4j-driver";
import type { Graph } from "./graph.js";
import { settleClaims } from "./settleClaims.js";
import { takeWriteLock } from "./writeLock.js";

/** Claims that are settled in one transaction. */
const BATCH = 1000;

/** Settles every claim, a batch after the other: one that stands as it should, and of which the log says so, is left as it is. */
export async function settleAllClaims(graph: Graph): Promise<void> {
  for (let after: string | undefined = ""; after !== undefined;)
    after = await settleNext(graph, after);
}

/** @returns the last claim of the batch; undefined where there was none */
function settleNext(graph: Graph, after: string): Promise<string | undefined> {
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const { records } = await tx.run(
      "MATCH (claim:Claim) WHERE claim.id > $after RETURN claim.id AS id ORDER BY id LIMIT $most",
      { after, most: neo4j.int(BATCH) },
    );
    const claims = records.map((row) => String(row.get("id")));
    if (claims.length > 0) await settleClaims(tx, claims);
    return claims.at(-1);
  });
}
