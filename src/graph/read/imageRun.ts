import { z } from "zod";
import type { Graph } from "../graph.js";
import { text, whole } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const kept = z.object({ id: text, blob: text });
const found = z.object({ run: text, evaluations: kept, split: kept });
const embedding = kept.extend({ patient: text, tiles: whole });

/** What a finished discovery keeps of expression as images foretell it. */
export type ImageRun = z.output<typeof found> & {
  /** What its models looked at. */
  readonly embeddings: readonly z.output<typeof embedding>[];
};

/**
 * The newest finished discovery that foretold the genes of an expression table, or the one that is named. Its evaluation
 * stands: no withdrawal reached it. null where there is none.
 */
export function imageRun(
  graph: Graph,
  asked: { readonly table: string; readonly run: string | null },
): Promise<ImageRun | null> {
  return graph.read(async (tx) => {
    const runs = await tx.run(
      `MATCH (:ExpressionTable {id: $table})<-[:USED]-(:Step {name: 'readCohort'})<-[:CALLED]-(r:Run {status: 'DONE'})
       WHERE $run IS NULL OR r.id = $run
       MATCH (r)-[:CALLED]->(s:Step {name: 'evaluateGenes'})-[:USED {role: 'split'}]->(split:Split)
       WHERE s.liveKey IS NOT NULL
       MATCH (a:Artifact {kind: 'gene-evaluations'})-[:WAS_GENERATED_BY]->(s)
       RETURN {run: r.id, evaluations: {id: a.id, blob: a.blob}, split: {id: split.id, blob: split.blob}} AS found
       ORDER BY r.startedAt DESC, r.id LIMIT 1`,
      asked,
    );
    const [row] = runs.records;
    if (row === undefined) return null;
    const run = parseRow(found, row.get("found"));
    const seen = await tx.run(
      `MATCH (:Artifact {id: $evaluations})-[:WAS_GENERATED_BY]->(s:Step)-[:USED {role: 'model'}]->(:Model)-[:WAS_GENERATED_BY]->(t:Step)
       WITH DISTINCT t
       MATCH (t)-[:USED {role: 'embedding'}]->(e:Embedding)
       WITH DISTINCT e
       MATCH (e)-[:WAS_GENERATED_BY]->(:Step)-[:USED {role: 'patient'}]->(p:Patient)
       RETURN {id: e.id, blob: e.blob, tiles: e.tiles, patient: p.pseudonym} AS embedding ORDER BY p.pseudonym, e.id`,
      { evaluations: run.evaluations.id },
    );
    const embeddings = seen.records.map((one) =>
      parseRow(embedding, one.get("embedding")),
    );
    return { ...run, embeddings };
  });
}
