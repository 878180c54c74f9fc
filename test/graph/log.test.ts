import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { append, appendAll, logHead } from "../../src/graph/log.js";
import type { Graph } from "../../src/graph/graph.js";
import { inclusionProof } from "../../src/graph/inclusionProof.js";
import { consistencyProof, rootAt } from "../../src/graph/logProofs.js";
import {
  isConsistent,
  isIncluded,
} from "../../src/knowledge/log/checkProof.js";
import {
  entryHash,
  entryId,
  GENESIS,
  placeEntry,
} from "../../src/knowledge/log/logEntry.js";
import { NoSuchEntryError } from "../../src/knowledge/log/proofRanges.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe("the log", () => {
  it("has no gaps and no forks under concurrent appends", async () => {
    const subject = uniqueName("subject");
    const entries = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        graph.write((tx) => append(tx, { kind: "test", subject, body: { i } })),
      ),
    );
    const byIndex = [...entries].sort((a, b) => a.index - b.index);
    expect(new Set(entries.map((entry) => entry.index)).size).toBe(20);
    const head = await logHead(graph);
    expect(head.size).toBeGreaterThan(byIndex.at(-1)!.index);
    expect(await verifyLog(graph)).toMatchObject({ sound: true });
    expect(await count()).toBeGreaterThanOrEqual(head.size);
  });

  it("proves each entry, and that it only grew", async () => {
    const subject = uniqueName("proved");
    const statements = Array.from({ length: 5 }, (_, i) => ({
      kind: "test",
      subject,
      body: { i },
    }));
    const before = await logHead(graph);
    const entries = await graph.write((tx) => appendAll(tx, statements));
    const { size, root } = await logHead(graph);
    expect(await rootAt(graph, size)).toBe(root);
    const sizes = [...entries.map((entry) => entry.index + 1), size];
    for (const entry of entries) {
      const { index } = entry;
      const { leaf } = placeEntry(entry);
      for (const of of sizes.filter((one) => one > index)) {
        const found = await inclusionProof(graph, entryId(entry), of);
        expect(found).toMatchObject({ entry: { index }, size: of, leaf });
        const { hashes: proof, root } = found!;
        expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(of)));
        expect(root).toBe(await rootAt(graph, of));
        expect(isIncluded({ leaf, index, proof, size: of, root })).toBe(true);
      }
      for (const of of [index, size + 1e6])
        await expect(inclusionProof(graph, entryId(entry), of)).rejects.toThrow(
          NoSuchEntryError,
        );
    }
    for (const from of [0, 1, before.size, size]) {
      const earlier = { size: from, root: await rootAt(graph, from) };
      const proof = await consistencyProof(graph, from, size);
      expect(isConsistent(earlier, { size, root }, proof)).toBe(true);
    }
    expect(await rootAt(graph, before.size)).toBe(before.root);
  });

  it("takes nothing of a transaction that fails", async () => {
    const subject = uniqueName("failed");
    const failing = graph.write(async (tx) => {
      await append(tx, { kind: "test", subject, body: null });
      throw new Error("after the entry");
    });
    await expect(failing).rejects.toThrow("after the entry");
    const { records } = await graph.read((tx) =>
      tx.run("MATCH (e:LogEntry {subject: $subject}) RETURN e", { subject }),
    );
    expect(records).toHaveLength(0);
    expect(await verifyLog(graph)).toMatchObject({ sound: true });
  });

  it("binds every part of an entry in its hash", () => {
    const entry = {
      index: 3,
      kind: "run",
      subject: "s",
      body: { a: 1 },
      previous: GENESIS,
    };
    const variants = [
      entry,
      { ...entry, index: 4 },
      { ...entry, kind: "protocol" },
      { ...entry, subject: "t" },
      { ...entry, body: { a: 2 } },
      { ...entry, previous: "1".repeat(64) },
    ];
    expect(new Set(variants.map(entryHash)).size).toBe(variants.length);
    expect(entryHash(entry)).toBe(
      "e06e10a564131e5372a3e2867bd0276a0a07dd15b8d2b86e269ae24707d2a58d",
    );
  });
});

async function count(): Promise<number> {
  const { records } = await graph.read((tx) =>
    tx.run("MATCH (e:LogEntry) RETURN count(e) AS n"),
  );
  return Number(records[0]?.get("n"));
}
