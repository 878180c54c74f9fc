import type { Graph, Tx } from "../../src/graph/graph.js";

class Undo extends Error {}

/** What the work comes to inside a transaction that is then undone, so that others find the shared graph as it was. */
export async function rolledBack<T>(
  graph: Graph,
  work: (inside: Graph, tx: Tx) => Promise<T>,
): Promise<T> {
  let done: { readonly value: T } | undefined;
  await graph
    .write(async (tx) => {
      const inside: Graph = {
        ...graph,
        run: (statement, parameters) => tx.run(statement, parameters),
        read: (query) => query(tx),
        write: (query) => query(tx),
      };
      done = { value: await work(inside, tx) };
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  if (done === undefined) throw new Error("the work did not end");
  return done.value;
}
