import { afterAll, beforeAll, expect, it } from "vitest";
import type { Graph, Tx } from "../../src/graph/graph.js";
import { growLogTree } from "../../src/graph/growLogTree.js";
import { append, logHead } from "../../src/graph/log.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { rolledBack } from "./rolledBack.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** The log as it was kept before it was a tree: a chain of hashes. */
async function chain(tx: Tx, subject: string): Promise<void> {
  for (const i of [0, 1, 2])
    await append(tx, { kind: "test", subject, body: { i } });
  await tx.run("MATCH (e:LogEntry) REMOVE e.subtrees");
  await tx.run("MATCH (log:Log) REMOVE log.frontier, log.root");
}

const entries = async (tx: Tx): Promise<unknown[]> => {
  const { records } = await tx.run(
    "MATCH (e:LogEntry) RETURN e {.*, subtrees: null} AS e ORDER BY e.index",
  );
  return records.map((row): unknown => row.get("e"));
};

it("makes of a chain the tree that its entries would have made, and changes no entry", async () => {
  const subject = uniqueName("chained");
  await rolledBack(graph, async (inside, tx) => {
    await chain(tx, subject);
    const before = await entries(tx);
    await growLogTree(inside);
    expect(await entries(tx)).toEqual(before);
    const grown = await logHead(inside);
    expect(await verifyLog(inside)).toEqual({ sound: true, ...grown });
    await growLogTree(inside);
    expect(await logHead(inside)).toEqual(grown);
    await append(tx, { kind: "test", subject, body: "after" });
    expect(await verifyLog(inside)).toMatchObject({
      sound: true,
      size: grown.size + 1,
    });
  });
});

it.each([
  ["changed", `SET e.body = '{"i":9}'`, "its hash is not that"],
  ["lost", "DELETE e", "the entry is missing"],
  ["cut off from those before", "SET e.previous = 'x'", "does not name"],
])("refuses a chain with an entry %s, and names it", async (_, change, why) => {
  const subject = uniqueName("broken");
  await rolledBack(graph, async (inside, tx) => {
    await chain(tx, subject);
    const { records } = await tx.run(
      `MATCH (e:LogEntry {subject: $subject, body: '{"i":1}'})
       WITH e, e.index AS index ${change} RETURN index`,
      { subject },
    );
    await expect(growLogTree(inside)).rejects.toMatchObject({
      name: "BrokenLogError",
      index: Number(records[0]?.get("index")),
      why: expect.stringContaining(why) as string,
    });
  });
});

it("refuses a chain whose end was cut off", async () => {
  await rolledBack(graph, async (inside, tx) => {
    await chain(tx, uniqueName("cut"));
    await tx.run("MATCH (log:Log) SET log.size = log.size - 1");
    await expect(growLogTree(inside)).rejects.toThrow("not the last entry");
  });
});
