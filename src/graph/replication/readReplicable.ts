import { z } from "zod";
import type { Graph, Tx } from "../graph.js";
import { maybe, number, text, whole } from "../read/rows/field.js";
import { parseRow } from "../read/rows/parseRow.js";
import { STANDS } from "../standing/standing.js";

const step = z.object({
  id: text,
  name: text,
  key: text,
  codeVersion: text,
  backend: text,
  seed: maybe(number),
  params: text,
  /** Blob of the activity and its arguments; null where the Step was made before they were kept. */
  call: maybe(text),
  /** The Step that it did again itself. */
  replicates: maybe(text),
  /** Attempts so far, replications too. */
  attempts: whole,
  /** Whether a standing withdrawal reaches it. */
  fallen: z.boolean(),
  used: z.array(z.object({ role: text, id: text })),
  generated: z.array(
    z.object({ role: text, props: z.record(z.string(), z.unknown()) }),
  ),
});

/** A Step with all that is needed to do it again and to compare. */
export type ReplicableStep = z.output<typeof step>;

/** The Step with an id, or null. */
export function readReplicable(
  graph: Graph,
  id: string,
): Promise<ReplicableStep | null> {
  return graph.read((tx) => replicableOf(tx, id));
}

/** The same, within a transaction. */
export async function replicableOf(
  tx: Tx,
  id: string,
): Promise<ReplicableStep | null> {
  const { records } = await tx.run(
    `MATCH (s:Step {id: $id})
     RETURN s {.id, .name, .key, .codeVersion, .backend, .seed, .params, .call,
       replicates: head(COLLECT { MATCH (s)-[:REPLICATES]->(of:Step) RETURN of.id }),
       attempts: head(COLLECT { MATCH (one:Step {key: s.key}) RETURN one.attempt ORDER BY one.attempt DESC LIMIT 1 }),
       fallen: EXISTS { MATCH (s)<-[:REACHES|RETIRES]-(w:Withdrawal) WHERE ${STANDS} },
       used: COLLECT { MATCH (s)-[u:USED]->(e:Entity) RETURN {role: u.role, id: e.id} ORDER BY u.role, e.id },
       generated: COLLECT {
         MATCH (made:Entity)-[g:WAS_GENERATED_BY]->(s) RETURN {role: g.role, props: properties(made)} ORDER BY g.place
       }
     } AS step`,
    { id },
  );
  return records[0] === undefined
    ? null
    : parseRow(step, records[0].get("step"));
}
