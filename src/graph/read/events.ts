import neo4j from "neo4j-driver";
import { z } from "zod";
import type { Graph } from "../graph.js";
import { maybe, text, whole } from "./rows/field.js";

/** What may have been said of a claim: an entry of the log. */
const entry = z.object({
  index: whole,
  kind: text,
  subject: text,
  /** null where the entry is of no one claim. */
  claim: maybe(text),
});

/** An entry of the log. */
export type EventEntry = Readonly<z.output<typeof entry>>;

/** A stretch of something that only grows at its end. */
export interface Stretch {
  /** The first place that is wanted. */
  readonly from: number;
  readonly most: number;
}

/** Entries of the log in its order, from an index on. Writers append one after the other, so none comes in between later. */
export async function eventEntries(
  graph: Graph,
  { from, most }: Stretch,
): Promise<EventEntry[]> {
  const { records } = await graph.run(
    `MATCH (e:LogEntry) WHERE e.index >= $from
     WITH e ORDER BY e.index LIMIT $most
     OPTIONAL MATCH (of:ClaimVersion {id: e.subject})
     OPTIONAL MATCH (:Verdict {id: e.subject})-[:OF]->(judged:ClaimVersion)
     OPTIONAL MATCH (:Review {id: e.subject})-[:OF]->(reviewed:ClaimVersion)
     RETURN e.index AS index, e.kind AS kind, e.subject AS subject,
            coalesce(of, judged, reviewed).claim AS claim
     ORDER BY index`,
    { from: neo4j.int(from), most: neo4j.int(most) },
  );
  return records.map((record) => entry.parse(record.toObject()));
}

const call = z.object({ turn: whole, step: text });

/** A Step that a run called, done by it or before. */
export type Call = Readonly<z.output<typeof call>>;

/** What a run called, in the order in which it was noted, from a turn on. */
export async function callsOfRun(
  graph: Graph,
  run: string,
  { from, most }: Stretch,
): Promise<Call[]> {
  const { records } = await graph.run(
    `MATCH (:Run {id: $run})-[c:CALLED]->(s:Step) WHERE c.turn >= $from
     RETURN c.turn AS turn, s.id AS step ORDER BY turn LIMIT $most`,
    { run, from: neo4j.int(from), most: neo4j.int(most) },
  );
  return records.map((record) => call.parse(record.toObject()));
}
