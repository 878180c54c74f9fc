import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const kept = z.object({ kind: text, blob: text });

/** Documents of what a run found of subtypes. */
export const SUBTYPE_DOCUMENTS = [
  "subtypes",
  "subtypeModel",
  "subtypesKept",
  "subtypeCurves",
  "subtypeMarks",
] as const;

/** Kind of a document. */
export type SubtypeDocument = (typeof SUBTYPE_DOCUMENTS)[number];

/** The newest blob of each kind that a run has found. */
export function subtypeBlobs(
  graph: Graph,
  run: string,
): Promise<ReadonlyMap<string, string>> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Run {id: $run})-[:CALLED]->(s:Step)<-[:WAS_GENERATED_BY]-(a:Artifact)
       WHERE a.kind IN $kinds
       RETURN {kind: a.kind, blob: a.blob} AS kept ORDER BY s.endedAt`,
      { run, kinds: [...SUBTYPE_DOCUMENTS] },
    );
    const rows = records.map((row) => parseRow(kept, row.get("kept")));
    return new Map(rows.map(({ kind, blob }) => [kind, blob]));
  });
}
