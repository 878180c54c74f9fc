import neo4j from "neo4j-driver";
import { z } from "zod";
import { sha256 } from "../knowledge/identity.js";
import type { LogEntry } from "../knowledge/log/logEntry.js";
import { entryText } from "../knowledge/log/logEntry.js";
import type { Reader } from "./graph.js";

/** An entry with the hashes of the subtrees that it completes, the smallest first; none before there was a tree. */
export interface LogRow extends LogEntry {
  readonly subtrees: readonly string[] | null;
}

/** A sound entry, or why it is not one. */
export type CheckedRow =
  { readonly row: LogRow; readonly text: string } | { readonly fault: string };

/** The form of an entry in the graph. */
export const logEntry = z.object({
  index: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  body: z.string().transform((json): unknown => JSON.parse(json)),
  previous: z.string(),
  hash: z.string(),
});

const row = logEntry.extend({ subtrees: z.array(z.string()).nullable() });

/** Entries from an index to before another, in their order. */
export async function readLogRows(
  graph: Reader,
  start: number,
  end: number,
): Promise<LogRow[]> {
  const { records } = await graph.run(
    `MATCH (e:LogEntry) WHERE e.index >= $start AND e.index < $end
     RETURN e.index AS index, e.kind AS kind, e.subject AS subject, e.body AS body,
            e.previous AS previous, e.hash AS hash, e.subtrees AS subtrees
     ORDER BY e.index`,
    { start: neo4j.int(start), end: neo4j.int(end) },
  );
  return records.map((record) => row.parse(record.toObject()));
}

/** Whether what was read is the entry of that index that follows the one with that hash. */
export function checkRow(
  found: LogRow | undefined,
  index: number,
  previous: string,
): CheckedRow {
  if (found?.index !== index) return { fault: "the entry is missing" };
  if (found.previous !== previous)
    return { fault: "it does not name the entry before it" };
  const text = entryText(found);
  if (sha256(text) !== found.hash)
    return { fault: "its hash is not that of what it says" };
  return { row: found, text };
}
