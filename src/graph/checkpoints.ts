import neo4j from "neo4j-driver";
import { identify } from "../knowledge/identity.js";
import type { TreeHead } from "../knowledge/log/checkProof.js";
import type { Graph } from "./graph.js";

/** A signed checkpoint as the graph keeps it. */
export interface KeptCheckpoint extends TreeHead {
  readonly id: string;
  /** In the format of a signed note. */
  readonly note: string;
}

/** Keeps a checkpoint; the same again is kept once. It changes nothing else, so it need not wait for who writes. */
export async function keepCheckpoint(
  graph: Graph,
  { size, root, note }: TreeHead & { readonly note: string },
): Promise<KeptCheckpoint> {
  const id = identify("Checkpoint", { note });
  await graph.write((tx) =>
    tx.run(
      "MERGE (c:Checkpoint {id: $id}) ON CREATE SET c.size = $size, c.root = $root, c.note = $note",
      { id, size: neo4j.int(size), root, note },
    ),
  );
  return { id, size, root, note };
}
