import { z } from "zod";
import type { Graph } from "../graph.js";
import { text } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";

const read = z.object({
  /** Id of the Reading. */
  reading: text,
  /** Blob of its key. */
  commitment: text,
  /** What its readers had sent, the first first. */
  answers: z.array(
    z.object({ id: text, blob: text, reader: text, name: text }),
  ),
});

/** What the closing of a reading used. */
export type ReadReading = Readonly<z.output<typeof read>>;

/** Reads it by the closing's Step, whatever came later; null where the Step closed none. */
export async function readRead(
  graph: Graph,
  step: string,
): Promise<ReadReading | null> {
  const { records } = await graph.run(
    `MATCH (s:Step {id: $step, name: 'closeReading'})-[:USED {role: 'reading'}]->(r:Reading)
     RETURN r.id AS reading, r.commitment AS commitment, COLLECT {
       MATCH (s)-[:USED {role: 'answers'}]->(a:Artifact)-[:WAS_GENERATED_BY]->(by:Step)-[:WAS_ASSOCIATED_WITH]->(who:Agent)
       RETURN {id: a.id, blob: a.blob, reader: who.id, name: who.name} ORDER BY by.logSize, a.id
     } AS answers`,
    { step },
  );
  return records[0] === undefined
    ? null
    : parseRow(read, records[0].toObject());
}
