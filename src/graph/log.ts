import neo4j from "neo4j-driver";
import { z } from "zod";
import { canonical } from "../knowledge/identity.js";
import type { Frontier } from "../knowledge/log/frontier.js";
import { grow, rootOf } from "../knowledge/log/frontier.js";
import type { LogEntry, LogStatement } from "../knowledge/log/logEntry.js";
import { entryId, placeEntry } from "../knowledge/log/logEntry.js";
import type { TreeHead } from "../knowledge/log/checkProof.js";
import type { Graph, Reader, Tx } from "./graph.js";
import { NotMigratedError, takeWriteLock } from "./writeLock.js";

/** Appends an entry, in the transaction of what it records; others wait for it to end. */
export async function append(
  tx: Tx,
  statement: LogStatement,
): Promise<LogEntry> {
  const [entry] = await appendAll(tx, [statement]);
  return entry!;
}

/** Appends entries in their order, at one go. */
export async function appendAll(
  tx: Tx,
  statements: readonly LogStatement[],
): Promise<LogEntry[]> {
  if (statements.length === 0) return [];
  await takeWriteLock(tx);
  const placed = place(statements, await readEnd(tx));
  await tx.run(
    `MATCH (log:Log {name: 'log'})
     SET log.size = $size, log.hash = $hash, log.root = $root, log.frontier = $frontier
     WITH log UNWIND $rows AS row
     CREATE (e:LogEntry) SET e = row`,
    {
      size: neo4j.int(placed.frontier.size),
      hash: placed.entries.at(-1)!.hash,
      root: rootOf(placed.frontier),
      frontier: placed.frontier.hashes,
      rows: placed.rows,
    },
  );
  return placed.entries;
}

/** The log's size and the root of its tree now. */
export function logHead(graph: Graph): Promise<TreeHead> {
  return readHead(graph);
}

/** The same, where a transaction has begun. */
export async function readHead(tx: Reader): Promise<TreeHead> {
  const tree = await readEnd(tx);
  return { size: tree.size, root: rootOf(tree) };
}

/** Where the log ends: its tree, and the hash of its last entry. */
interface LogEnd extends Frontier {
  readonly previous: string;
}

/** Entries one after the other, each with the hashes of the subtrees it completes. */
function place(statements: readonly LogStatement[], end: LogEnd) {
  let previous = end.previous;
  let frontier: Frontier = end;
  const entries: LogEntry[] = [];
  const rows = statements.map((statement) => {
    const { entry, leaf } = placeEntry({
      ...statement,
      index: frontier.size,
      previous,
    });
    const grown = grow(frontier, leaf);
    [frontier, previous] = [grown.frontier, entry.hash];
    entries.push(entry);
    return {
      ...entry,
      id: entryId(entry),
      index: neo4j.int(entry.index),
      body: canonical(statement.body),
      subtrees: grown.completed,
    };
  });
  return { entries, rows, frontier };
}

const stored = z.object({
  size: z.number().int(),
  hash: z.string(),
  frontier: z.array(z.string()),
});

async function readEnd(tx: Reader): Promise<LogEnd> {
  const { records } = await tx.run(
    `MATCH (log:Log {name: 'log'})
     RETURN log.size AS size, log.hash AS hash, log.frontier AS frontier`,
  );
  const [row] = records;
  if (row === undefined || row.get("frontier") === null)
    throw new NotMigratedError();
  const { size, hash, frontier } = stored.parse(row.toObject());
  return { size, hashes: frontier, previous: hash };
}
