import neo4j from "neo4j-driver";
import type { Graph, Tx } from "./graph.js";
import { GENESIS, entryHash, logHead } from "./log.js";

/** Whether the log is what it was when it was written; where not, the first entry that tells. */
export type LogFinding =
  | { readonly sound: true; readonly size: number; readonly hash: string }
  | { readonly sound: false; readonly index: number; readonly reason: string };

const PAGE = 1000;

/** Recomputes every hash from the first entry to the head. */
export async function verifyLog(graph: Graph): Promise<LogFinding> {
  const head = await logHead(graph);
  let previous = GENESIS;
  for (let start = 0; start < head.size; start += PAGE) {
    const end = Math.min(start + PAGE, head.size);
    const rows = await graph.read((tx) => readEntries(tx, start, end));
    for (let index = start; index < end; index++) {
      const row = rows[index - start];
      if (row === undefined || row.index !== index)
        return { sound: false, index, reason: "the entry is missing" };
      if (row.previous !== previous)
        return {
          sound: false,
          index,
          reason: "it does not name the entry before it",
        };
      if (entryHash(row) !== row.hash)
        return {
          sound: false,
          index,
          reason: "its hash is not that of what it says",
        };
      previous = row.hash;
    }
  }
  if (previous !== head.hash)
    return {
      sound: false,
      index: head.size,
      reason: "the head is not the last entry",
    };
  return { sound: true, ...head };
}

async function readEntries(tx: Tx, start: number, end: number) {
  const { records } = await tx.run(
    `MATCH (e:LogEntry) WHERE e.index >= $start AND e.index < $end
     RETURN e.index AS index, e.kind AS kind, e.subject AS subject, e.body AS body,
            e.previous AS previous, e.hash AS hash
     ORDER BY e.index`,
    { start: neo4j.int(start), end: neo4j.int(end) },
  );
  return records.map((row) => ({
    index: Number(row.get("index")),
    kind: String(row.get("kind")),
    subject: String(row.get("subject")),
    body: JSON.parse(String(row.get("body"))) as unknown,
    previous: String(row.get("previous")),
    hash: String(row.get("hash")),
  }));
}
