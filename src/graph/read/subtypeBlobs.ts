import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const kept = z.object({ subtypes: text, subtypeModel: text });

/** Blobs of what a run found of subtypes; null where it found nothing. */
export function subtypeBlobs(
  graph: Graph,
  run: string,
): Promise<z.output<typeof kept> | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Run {id: $run})-[:CALLED]->(s:Step {name: 'fitSubtypes'})
       MATCH (r:Artifact {kind: 'subtypes'})-[:WAS_GENERATED_BY]->(s)
       MATCH (m:Artifact {kind: 'subtypeModel'})-[:WAS_GENERATED_BY]->(s)
       RETURN {subtypes: r.blob, subtypeModel: m.blob} AS kept
       ORDER BY s.endedAt DESC LIMIT 1`,
      { run },
    );
    const [row] = records;
    return row === undefined ? null : parseRow(kept, row.get("kept"));
  });
}
