import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canonical, identify } from "../../src/knowledge/identity.js";
import type { Graph } from "../../src/graph/graph.js";
import {
  findRun,
  findRunByKey,
  finishRun,
  listRuns,
  startRun,
  updateRun,
} from "../../src/graph/runs.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

function request(key: string, seed = 0) {
  const id = identify("Run", { idempotencyKey: key });
  const input = canonical({ seed });
  const startedAt = "2026-01-01T00:00:00.000Z";
  return {
    id,
    workflowId: id,
    idempotencyKey: key,
    input,
    cohort: "folder",
    protocol: "p",
    startedAt,
  };
}

describe("startRun", () => {
  it("keeps one run and one log entry for any number of starts with one key", async () => {
    const start = request(uniqueName("run"));
    const results = await Promise.all(
      Array.from({ length: 8 }, () => startRun(graph, start)),
    );
    expect(results.filter((result) => result.kind === "started")).toHaveLength(
      1,
    );
    expect(results.filter((result) => result.kind === "known")).toHaveLength(7);
    for (const { run } of results) expect(run).toEqual(results[0]!.run);
    expect(await findRun(graph, start.id)).toEqual(results[0]!.run);
    expect(await findRunByKey(graph, start.idempotencyKey)).toEqual(
      results[0]!.run,
    );
    expect(await entries(start.id)).toEqual([results[0]!.run.logIndex]);
  });

  it("says so where the key belongs to another input, and changes nothing", async () => {
    const start = request(uniqueName("run"));
    const { run } = await startRun(graph, start);
    const other = await startRun(graph, request(start.idempotencyKey, 1));
    expect(other).toEqual({ kind: "conflict", run });
    expect(await findRun(graph, start.id)).toEqual(run);
    expect(await entries(start.id)).toHaveLength(1);
  });

  it("refuses an id that is not a run's", async () => {
    const start = { ...request(uniqueName("run")), id: "run 1" };
    await expect(startRun(graph, start)).rejects.toMatchObject({
      name: "IllegalIdError",
    });
  });
});

describe("updateRun", () => {
  it("changes what it is given and keeps the rest", async () => {
    const start = request(uniqueName("run"));
    const { run } = await startRun(graph, start);
    await updateRun(graph, run.id, { progress: "[]" });
    const end = {
      status: "FAILED",
      endedAt: "2026-01-02T00:00:00.000Z",
      message: "no slide",
    } as const;
    const ended = await finishRun(graph, run.id, end);
    expect(ended).toEqual({ ...run, ...end, progress: "[]" });
    expect(await findRun(graph, run.id)).toEqual(ended);
    const failed = await listRuns(graph, { limit: 1000, status: "FAILED" });
    expect(failed.map(({ id }) => id)).toContain(run.id);
    const running = await listRuns(graph, { limit: 1000, status: "RUNNING" });
    expect(running.map(({ id }) => id)).not.toContain(run.id);
    expect(await listRuns(graph, { limit: 1 })).toHaveLength(1);
  });

  it("does not make a run that was never started", async () => {
    const id = identify("Run", { never: uniqueName("run") });
    await expect(
      updateRun(graph, id, { status: "DONE" }),
    ).rejects.toMatchObject({ name: "UnknownEntityError", id });
    expect(await findRun(graph, id)).toBeNull();
  });
});

async function entries(subject: string): Promise<number[]> {
  const { records } = await graph.read((tx) =>
    tx.run(
      "MATCH (e:LogEntry {kind: 'run', subject: $subject}) RETURN e.index AS index",
      { subject },
    ),
  );
  return records.map((row) => Number(row.get("index")));
}
