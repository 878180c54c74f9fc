import neo4j from "neo4j-driver";
import { canonical, identify, sha256 } from "../knowledge/identity.js";
import type { Graph, Tx } from "./graph.js";
import { takeWriteLock } from "./writeLock.js";

/** What the first entry names as the one before it. */
export const GENESIS = "0".repeat(64);

/** What an entry says. */
export interface LogStatement {
  /** What happened, in one word: protocol, run. */
  readonly kind: string;
  /** Id of the node it happened to. */
  readonly subject: string;
  /** Plain data; kept as canonical JSON. */
  readonly body: unknown;
}

/** An entry as the log keeps it. */
export interface LogEntry extends LogStatement {
  /** Counted from 0, without gaps: the order in which things were registered. */
  readonly index: number;
  /** Hash of the entry before. */
  readonly previous: string;
  readonly hash: string;
}

/** How long the log is and what its last entry's hash is. */
export interface LogHead {
  readonly size: number;
  readonly hash: string;
}

/** Hash of an entry: it binds everything the entry says and, by `previous`, everything before it. */
export function entryHash(entry: Omit<LogEntry, "hash">): string {
  const { index, kind, subject, body, previous } = entry;
  return sha256(canonical({ index, kind, subject, body, previous }));
}

/** Appends an entry, in the transaction of what it records; others wait for it to end. */
export async function append(
  tx: Tx,
  statement: LogStatement,
): Promise<LogEntry> {
  await takeWriteLock(tx);
  const { size, hash: previous } = await readHead(tx);
  const entry = { ...statement, index: size, previous };
  const hash = entryHash(entry);
  await tx.run(
    `MATCH (log:Log {name: 'log'})
     CREATE (e:LogEntry) SET e = $props, e.index = $index
     SET log.size = $index + 1, log.hash = $hash`,
    {
      index: neo4j.int(size),
      hash,
      props: {
        id: identify("LogEntry", { hash }),
        kind: statement.kind,
        subject: statement.subject,
        body: canonical(statement.body),
        previous,
        hash,
      },
    },
  );
  return { ...entry, hash };
}

/** The log's size and last hash now. */
export function logHead(graph: Graph): Promise<LogHead> {
  return graph.read(readHead);
}

async function readHead(tx: Tx): Promise<LogHead> {
  const { records } = await tx.run(
    "MATCH (log:Log {name: 'log'}) RETURN log.size AS size, log.hash AS hash",
  );
  const [row] = records;
  return row === undefined
    ? { size: 0, hash: GENESIS }
    : { size: Number(row.get("size")), hash: String(row.get("hash")) };
}
