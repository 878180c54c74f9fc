import { z } from "zod";
import type { Graph } from "../graph.js";
import { maybe, text, whole } from "./rows/field.js";
import { parseRow } from "./rows/parseRow.js";

const slideRow = z.object({
  /** As written in slides.csv. */
  file: text,
  sha256: text,
  width: whole,
  height: whole,
  /** Of the cohort, as the newest run that read the slide was told; null where none has. */
  folder: maybe(text),
});

/** Where the file of a slide lies, and what it was when it was read. */
export type SlideFile = z.output<typeof slideRow>;

/** Finds the file of a slide. null where there is no such slide. */
export function slideFile(
  graph: Graph,
  slide: string,
): Promise<SlideFile | null> {
  return graph.read(async (tx) => {
    const { records } = await tx.run(
      `MATCH (s:Slide {id: $slide})
       CALL (s) {
         OPTIONAL MATCH (s)<-[:USED]-(:Step)<-[:CALLED]-(r:Run)
         RETURN r.cohort AS folder ORDER BY r.startedAt DESC, r.id LIMIT 1
       }
       RETURN s {.file, .sha256, .width, .height, folder: folder} AS slide`,
      { slide },
    );
    const [row] = records;
    return row === undefined ? null : parseRow(slideRow, row.get("slide"));
  });
}
