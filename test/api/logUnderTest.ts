import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApiClient } from "../../src/cli/apiClient.js";
import type { ApiClient } from "../../src/cli/apiClient.js";
import type { Output } from "../../src/cli/output.js";
import { createOutput } from "../../src/cli/output.js";
import type { LogDoor } from "../../src/api/logDoor.js";
import { logDoor } from "../../src/compose/logDoor.js";
import type { Graph, Tx } from "../../src/graph/graph.js";
import { growLogTree } from "../../src/graph/growLogTree.js";
import { append } from "../../src/graph/log.js";
import type { LogRow } from "../../src/graph/logRows.js";
import { readLogRows } from "../../src/graph/logRows.js";
import { takeWriteLock } from "../../src/graph/writeLock.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { canonical } from "../../src/knowledge/identity.js";
import { placeEntry } from "../../src/knowledge/log/logEntry.js";
import { ownedFiles } from "../../src/stack/ownedFiles.js";
import { takeTruthLock } from "../graph/alone.js";
import { rolledBack } from "../graph/rolledBack.js";
import { uniqueName } from "../graph/testGraph.js";
import { openApi, TOKEN } from "./apiUnderTest.js";
import neo4j from "neo4j-driver";

/** The real log with three entries more and a key of the test's own; all of it is undone in the end. */
export interface LogUnderTest {
  readonly tx: Tx;
  /** The graph as that transaction has it. */
  readonly graph: Graph;
  readonly door: LogDoor;
  readonly api: ApiClient;
  /** Folder of the keys, and for files of the test. */
  readonly folder: string;
  /** Appends entries. */
  grow(count: number): Promise<void>;
  /** What someone does who may write everything: changes the last three entries and makes all hashes fit again. */
  forge(change: (last: LogRow[]) => LogRow[]): Promise<void>;
}

export async function withLog(
  graph: Graph,
  work: (log: LogUnderTest) => Promise<void>,
): Promise<void> {
  await rolledBack(graph, async (inside, tx) => {
    // A transaction that others were in the way of begins anew: with other keys, in another folder.
    const folder = mkdtempSync(join(tmpdir(), "histoclaim-log-"));
    const door = logDoor(inside, ownedFiles(folder, "keys"));
    await takeTruthLock(tx);
    // A key that another test appends between the reading of the last one and the lock is a conflict: nothing is rotated.
    await takeWriteLock(tx);
    const first = { idempotencyKey: uniqueName("key"), withoutOld: true };
    await door.rotate({ ...first, dryRun: false }, OWNER);
    const server = await openApi({ deps: { log: door } });
    const grow = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++)
        await append(tx, { kind: "test", subject: "log", body: { i } });
    };
    try {
      await grow(3);
      await work({
        tx,
        graph: inside,
        door,
        folder,
        grow,
        api: createApiClient(server.url, TOKEN),
        forge: (change) => forge(inside, tx, change),
      });
    } finally {
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
}

async function forge(
  inside: Graph,
  tx: Tx,
  change: (last: LogRow[]) => LogRow[],
): Promise<void> {
  const { records } = await tx.run("MATCH (l:Log) RETURN l.size AS size");
  const size = Number(records[0]!.get("size"));
  const kept = await readLogRows(tx, size - 4, size);
  let previous = kept[0]!.hash;
  const rows = change(kept.slice(1)).map((row, i) => {
    const { entry } = placeEntry({ ...row, index: size - 3 + i, previous });
    previous = entry.hash;
    return {
      ...entry,
      index: neo4j.int(entry.index),
      body: canonical(entry.body),
    };
  });
  await tx.run("MATCH (e:LogEntry) WHERE e.index >= $start DELETE e", {
    start: neo4j.int(size - 3),
  });
  await tx.run(
    `MATCH (l:Log) SET l.size = $size, l.hash = $previous REMOVE l.frontier
     WITH l UNWIND $rows AS row CREATE (e:LogEntry) SET e = row, e.id = 'forged-' + row.hash`,
    { rows, previous, size: neo4j.int(size - 3 + rows.length) },
  );
  await growLogTree(inside);
}

/** What a command prints as its one document. */
export async function documentOf(
  command: (output: Output) => Promise<void>,
): Promise<unknown> {
  const written: string[] = [];
  const before = process.exitCode;
  const none = { write: () => true };
  const stdout = { write: (text: string) => written.push(text) };
  await command(createOutput(true, { stdout, stderr: none, now: Date.now }));
  process.exitCode = before;
  return JSON.parse(written.join(""));
}
