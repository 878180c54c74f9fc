import type { Graph } from "./graph.js";

/** A request that was sent under a key. */
export interface KeyedRequest {
  /** Follows from the operation and the key. */
  readonly id: string;
  /** Hash of what was asked. */
  readonly request: string;
  readonly at: string;
}

/** The key was free, or was taken by the same request, or by another one. */
export type KeyTaking = "taken" | "same" | "other";

/** Takes a key for a request; of two who try at once, one finds what the other took. */
export function takeKey(
  graph: Graph,
  { id, request, at }: KeyedRequest,
): Promise<KeyTaking> {
  return graph.write(async (tx) => {
    const { records, summary } = await tx.run(
      `MERGE (k:RequestKey {id: $id})
         ON CREATE SET k.request = $request, k.at = $at
       RETURN k.request AS request`,
      { id, request, at },
    );
    if (summary.counters.updates().nodesCreated > 0) return "taken";
    return records[0]?.get("request") === request ? "same" : "other";
  });
}

/** Gives a key back: what was asked under it was refused or failed. */
export async function releaseKey(graph: Graph, id: string): Promise<void> {
  await graph.write((tx) =>
    tx.run("MATCH (k:RequestKey {id: $id}) DELETE k", { id }),
  );
}
