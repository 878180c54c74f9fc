import type { Graph, Tx } from "../../src/graph/graph.js";
import { rolledBack } from "./rolledBack.js";

/** Waits for those who hold it, and holds it until the transaction ends. Taken before the write lock. */
export async function takeTruthLock(tx: Tx): Promise<void> {
  await tx.run("MATCH (m:Migration {version: 1}) SET m.checked = true");
}

/** Work during which the shared graph is not what the log says of it: who checks the log waits for its end. */
export function alone<T>(graph: Graph, work: () => Promise<T>): Promise<T> {
  return rolledBack(graph, async (_, tx) => {
    await takeTruthLock(tx);
    return work();
  });
}
