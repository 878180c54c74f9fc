import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const picture = z.object({ blob: text });

/** Blob of the newest picture of what of a slide was taken for tissue; null where the slide was never tiled. */
export function slideMaskPicture(
  graph: Graph,
  slide: string,
): Promise<string | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (:Slide {id: $slide})<-[:USED]-(s:Step {name: 'tileSlide'})
         <-[:WAS_GENERATED_BY]-(a:Artifact {kind: 'slide-mask'})
       WHERE s.liveKey IS NOT NULL
       RETURN {blob: a.blob} AS picture ORDER BY s.endedAt DESC, a.id LIMIT 1`,
      { slide },
    );
    const [row] = records;
    return row === undefined
      ? null
      : parseRow(picture, row.get("picture")).blob;
  });
}
