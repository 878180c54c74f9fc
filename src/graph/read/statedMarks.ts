import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "./rows/field.js";

const stated = z.object({
  gene: text,
  subtype: text,
  direction: z.enum(["HIGHER", "LOWER"]),
});

/** A claim about a subtype that a person stated. */
export type StatedMark = z.output<typeof stated>;

/** What people had stated of a cohort's subtypes when a run began; what is stated later is for the next run. */
export async function statedMarks(
  graph: Graph,
  asked: { readonly cohort: string; readonly run: string },
): Promise<StatedMark[]> {
  const { records } = await graph.run(
    `MATCH (r:Run {id: $run})
     MATCH (c:Claim {cohort: $cohort, kind: 'subtype', scope: 'GENE'})
     WHERE c.createdAt < r.startedAt AND EXISTS { (c)-[:WAS_ASSOCIATED_WITH]->(:Agent) }
     RETURN c {.gene, .direction, subtype: c.of} AS stated ORDER BY c.id`,
    asked,
  );
  return records.map((row) => stated.parse(row.get("stated")));
}
