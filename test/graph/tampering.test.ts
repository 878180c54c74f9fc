import { afterAll, beforeAll, expect, it } from "vitest";
import { append } from "../../src/graph/log.js";
import type { Graph } from "../../src/graph/graph.js";
import { rootAt } from "../../src/graph/logProofs.js";
import type { LogFinding } from "../../src/graph/verifyLog.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { rolledBack } from "./rolledBack.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** What verifyLog says after a change that is then rolled back, so that the shared log stays sound. */
function findingAfter(change: string, subject: string): Promise<LogFinding> {
  return rolledBack(graph, async (inside, tx) => {
    for (const i of [0, 1, 2])
      await append(tx, { kind: "test", subject, body: { i } });
    await tx.run(change, { subject });
    return verifyLog(inside);
  });
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
    "another hash of a subtree",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":1}'}) SET e.subtrees = ['x'] + e.subtrees[1..]`,
    "subtrees",
  ],
  [
    "another root",
    `MATCH (l:Log) MATCH (e:LogEntry {index: l.size - 2}) SET l.frontier = l.frontier[..-1] + [e.hash]`,
    "root of the entries",
  ],
  [
    "a cut end",
    `MATCH (e:LogEntry {subject: $subject, body: '{"i":2}'}) MATCH (l:Log) DELETE e SET l.size = l.size - 1`,
    "",
  ],
])("the log shows %s", async (_, change, reason) => {
  const finding = await findingAfter(change, uniqueName("tampered"));
  expect(finding).toMatchObject({
    sound: false,
    reason: expect.stringContaining(reason) as string,
  });
});

it.each([
  ["a hash", "SET e.subtrees = []"],
  ["all of them", "REMOVE e.subtrees"],
  ["the entry itself", "DELETE e"],
])(
  "a proof that rests on an entry which lacks %s says what to do",
  async (_, change) => {
    await rolledBack(graph, async (inside, tx) => {
      const subject = uniqueName("tampered");
      const { index } = await append(tx, { kind: "test", subject, body: {} });
      await tx.run(`MATCH (e:LogEntry {subject: $subject}) ${change}`, {
        subject,
      });
      await expect(rootAt(inside, index + 1)).rejects.toThrow(
        `entry ${index} of the log is missing, or a hash that it must keep, or cannot be read: run "histoclaim log check"`,
      );
    });
  },
);
