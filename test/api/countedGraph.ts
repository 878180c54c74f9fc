import type { Graph, Tx } from "../../src/graph/graph.js";

/** A graph that counts the read queries sent to it. */
export interface CountedGraph {
  readonly graph: Graph;
  /** Queries since the last call. */
  taken(): number;
}

/** Counts what goes through to the same real graph. */
export function countedGraph(graph: Graph): CountedGraph {
  let queries = 0;
  const counted = (tx: Tx): Tx =>
    new Proxy(tx, {
      get(target, name) {
        if (name === "run") queries += 1;
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function"
          ? (...args: unknown[]): unknown => Reflect.apply(member, target, args)
          : member;
      },
    });
  return {
    graph: {
      ...graph,
      run: counted(graph).run,
      read: (work) => graph.read((tx) => work(counted(tx))),
    },
    taken() {
      const count = queries;
      queries = 0;
      return count;
    },
  };
}
