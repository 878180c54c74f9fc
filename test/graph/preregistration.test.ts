import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { earliestLogSize } from "../../src/graph/earliestStep.js";
import type { Graph } from "../../src/graph/graph.js";
import { openSealed } from "../../src/graph/openings.js";
import { recordStep } from "../../src/graph/steps.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { plannedStep, plant } from "./planted.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

const AT = "2026-01-01T00:00:00.000Z";
const BY_SHARES = { table: "a table", rule: "site shares" };

describe("openSealed", () => {
  it("counts the other configurations that looked before, and each once", async () => {
    const sealed = uniqueName("sealed");
    const open = (configuration: string, run = "run") =>
      openSealed(graph, { sealed, configuration, run, at: AT, ...BY_SHARES });
    const first = await open("a");
    expect(first.earlier).toBe(0);
    expect(await open("b")).toMatchObject({ earlier: 1 });
    expect(await open("c")).toMatchObject({ earlier: 2 });
    // Run again, under a later clock and another name, a configuration is where it was.
    expect(await open("a", "again")).toEqual(first);
    expect(await open("b", "again")).toMatchObject({ earlier: 1 });
    const other = uniqueName("sealed");
    const elsewhere = { sealed: other, configuration: "c", run: "run", at: AT };
    expect(
      await openSealed(graph, { ...elsewhere, ...BY_SHARES }),
    ).toMatchObject({ earlier: 0 });
  });

  it("counts a look at others of the same table whom another rule sealed, and no other table's", async () => {
    const table = uniqueName("table");
    const by = (rule: string, of = table) =>
      openSealed(graph, {
        sealed: uniqueName("sealed"),
        configuration: uniqueName("configuration"),
        run: "run",
        at: AT,
        table: of,
        rule,
      });
    expect(await by("site shares")).toMatchObject({ earlier: 0 });
    expect(await by("site shares")).toMatchObject({ earlier: 0 });
    expect(await by("whole sites")).toMatchObject({ earlier: 2 });
    expect(await by("site shares")).toMatchObject({ earlier: 1 });
    expect(await by("whole sites", uniqueName("table"))).toMatchObject({
      earlier: 0,
    });
  });

  it("gives one entry to all who open at once", async () => {
    const sealed = uniqueName("sealed");
    const opened = await Promise.all(
      Array.from({ length: 6 }, () =>
        openSealed(graph, {
          sealed,
          configuration: "a",
          run: "run",
          at: AT,
          ...BY_SHARES,
        }),
      ),
    );
    expect(new Set(opened.map(({ logIndex }) => logIndex)).size).toBe(1);
    expect(await verifyLog(graph)).toMatchObject({ sound: true });
  });
});

describe("earliestLogSize", () => {
  it("is the least of every step upstream, however far", async () => {
    const { run, record } = await plant(graph);
    const first = { ...record, logSize: 7 };
    await recordStep(graph, first);
    const middle = first.generated[0]!.node.id;
    const second = {
      ...plannedStep({
        run,
        name: "train",
        used: [{ role: "artifact", id: middle }],
        makes: ["b"],
        minute: 2,
      }),
      logSize: 40,
    };
    await recordStep(graph, second);
    const last = second.generated[0]!.node.id;
    expect(await earliestLogSize(graph, [last])).toBe(7);
    expect(await earliestLogSize(graph, [middle])).toBe(7);
  });

  it("is nothing where no step made it", async () => {
    const { patient } = await plant(graph);
    expect(await earliestLogSize(graph, [patient.id])).toBeNull();
  });
});
