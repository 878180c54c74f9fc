import { afterAll, beforeAll, expect, it } from "vitest";
import { append } from "../../src/graph/log.js";
import type { Graph, Tx } from "../../src/graph/graph.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

class Undo extends Error {}

/** What verifyLog says after a change that is then rolled back, so that the shared log stays sound. */
async function findingAfter(change: string, subject: string): Promise<unknown> {
  let finding: unknown;
  const inside = (tx: Tx): Graph => ({ ...graph, read: (work) => work(tx) });
  await graph
    .write(async (tx) => {
      for (const i of [0, 1, 2])
        await append(tx, { kind: "test", subject, body: { i } });
      await tx.run(change, { subject });
      finding = await verifyLog(inside(tx));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return finding;
}

it.each([
  [
    "another body",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":1}'}) SET e.body = '{"i":9}'`,
    "hash",
  ],
  [
    "a missing entry",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":1}'}) DELETE e`,
    "missing",
  ],
  [
    "another hash",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":0}'}) SET e.hash = 'x'`,
    "hash",
  ],
  [
    "a cut end",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":2}'}) MATCH (l:Log) DELETE e SET l.size = l.size - 1`,
    "head",
  ],
])("the log shows %s", async (_, change, reason) => {
  const finding = await findingAfter(change, uniqueName("tampered"));
  expect(finding).toMatchObject({
    sound: false,
    reason: expect.stringContaining(reason) as string,
  });
});
