import type { Caller } from "../knowledge/caller.js";
import { agentOfCaller } from "../knowledge/caller.js";
import type { Label } from "../knowledge/provenance.js";
import type { Tx } from "./graph.js";
import { mergeGiven } from "./mergeGiven.js";

/** Notes who is behind something that no Step made. Needs the write lock. @param by null: the program itself */
export async function associate(
  tx: Tx,
  { label, ids }: { readonly label: Label; readonly ids: readonly string[] },
  by: Caller | null,
): Promise<void> {
  if (by === null) return;
  const agent = agentOfCaller(by);
  await mergeGiven(tx, [agent]);
  await tx.run(
    `MATCH (a:Agent {id: $agent})
     UNWIND $ids AS id
     MATCH (n:${label} {id: id})
     MERGE (n)-[:WAS_ASSOCIATED_WITH]->(a)`,
    { agent: agent.id, ids },
  );
}
