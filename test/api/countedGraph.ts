import type { Graph, Reader } from "../../src/graph/graph.js";

/** A graph that counts the read queries sent to it. */
export interface CountedGraph {
  readonly graph: Graph;
  /** Queries since the last call. */
  taken(): number;
}

/** Counts what goes through to the same real graph. */
export function countedGraph(graph: Graph): CountedGraph {
  let queries = 0;
  const counted = (reader: Reader): Reader => ({
    run(statement, parameters) {
      queries += 1;
      return reader.run(statement, parameters);
    },
  });
  return {
    graph: {
      ...graph,
      ...counted(graph),
      read: (work) => graph.read((tx) => work({ ...tx, ...counted(tx) })),
    },
    taken() {
      const count = queries;
      queries = 0;
      return count;
    },
  };
}
