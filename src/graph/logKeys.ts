import type { KeyBody } from "../knowledge/log/keyChain.js";
import { keyBody } from "../knowledge/log/keyChain.js";
import type { Graph, Reader } from "./graph.js";
import { append } from "./log.js";
import { takeWriteLock } from "./writeLock.js";

/** What the log says of a key that signs it. */
export interface KeyEntry {
  readonly index: number;
  readonly body: KeyBody;
}

/** The keys that sign or signed the log, the first one first. */
export function logKeys(graph: Graph): Promise<KeyEntry[]> {
  return readKeys(graph);
}

/**
 * Logs a key that follows `body.previous`. Where the last key is another by now it changes nothing.
 * @returns all keys after that
 */
export function appendKey(graph: Graph, body: KeyBody): Promise<KeyEntry[]> {
  return graph.write(async (tx) => {
    await takeWriteLock(tx);
    const keys = await readKeys(tx);
    const last = keys.at(-1)?.body.verifier ?? null;
    if (last !== body.previous) return keys;
    const subject = `key-${body.verifier.split("+")[1] ?? ""}`;
    const { index } = await append(tx, { kind: "key", subject, body });
    return [...keys, { index, body }];
  });
}

async function readKeys(tx: Reader): Promise<KeyEntry[]> {
  const { records } = await tx.run(
    `MATCH (e:LogEntry) WHERE e.kind = 'key'
     RETURN e.index AS index, e.body AS body ORDER BY index`,
  );
  return records.map((row) => ({
    index: Number(row.get("index")),
    body: keyBody.parse(JSON.parse(String(row.get("body")))),
  }));
}
