import { z } from "zod";
import { MEASURED } from "../claims/measured.js";
import type { Graph } from "../graph.js";
import { maybe, text } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const drawing = z.object({
  /** The claim's head version, as a run measured it. */
  version: text,
  /** The newest run that rests on the version. */
  run: text,
  /** Of the drawing; null where none was made. */
  blob: maybe(text),
});

/** What is known of a drawing of a claim. */
export type ClaimDrawing = z.output<typeof drawing>;

/** Finds the newest drawing of a kind of a claim's head version. null where there is no such claim. */
export function claimDrawing(
  graph: Graph,
  { claim, kind }: { readonly claim: string; readonly kind: string },
): Promise<ClaimDrawing | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Claim {id: $claim})-[:HEAD]->(:ClaimVersion)${MEASURED}
       WITH measured AS v
       CALL (v) {
         MATCH (v)-[:WAS_GENERATED_BY]->(:Step)<-[:CALLED]-(r:Run)
         RETURN r.id AS run ORDER BY r.startedAt DESC, r.id LIMIT 1
       }
       CALL (v) {
         OPTIONAL MATCH (v)<-[:USED]-(s:Step {name: 'drawClaim'})<-[:WAS_GENERATED_BY]-(a:Artifact {kind: $kind})
         WHERE s.liveKey IS NOT NULL
         RETURN a.blob AS blob ORDER BY s.endedAt DESC, a.id LIMIT 1
       }
       RETURN {version: v.id, run: run, blob: blob} AS drawing`,
      { claim, kind },
    );
    const [row] = records;
    return row === undefined ? null : parseRow(drawing, row.get("drawing"));
  });
}
