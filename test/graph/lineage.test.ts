import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify, stepId } from "../../src/knowledge/identity.js";
import type { NodeRecord, StepRecord } from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import { graphStats } from "../../src/graph/graphStats.js";
import { lineage, type LineageDirection } from "../../src/graph/lineage.js";
import { recordStep } from "../../src/graph/steps.js";
import { claimNode, plannedStep, plant } from "./planted.js";
import { openTestGraph } from "./testGraph.js";

let graph: Graph;
let patient: string;
/** patient → first → a, b; a, b → second → c */
let first: StepRecord;
let second: StepRecord;
let a: string;
let b: string;
let c: string;
const FAR = { depth: 50, limit: 100 };

beforeAll(async () => {
  graph = await openTestGraph();
  const planted = await plant(graph);
  patient = planted.patient.id;
  first = plannedStep({ ...planted.record, makes: ["a", "b"] });
  [a, b] = first.generated.map(({ node }) => node.id) as [string, string];
  const used = [a, b].map((id) => ({ role: "part", id }));
  second = plannedStep({ run: planted.run, used, makes: ["c"] });
  c = second.generated[0]!.node.id;
  for (const record of [first, second]) await recordStep(graph, record);
});
afterAll(() => graph.close());

const step = (record: StepRecord) => stepId(record.key, 1);

async function ids(
  id: string,
  direction: LineageDirection,
  bounds: Partial<typeof FAR> = {},
) {
  const found = await lineage(graph, { id, direction, ...FAR, ...bounds });
  return {
    ids: found.nodes.map((node) => node.id),
    truncated: found.truncated,
  };
}

describe("lineage", () => {
  it("reaches back to what was given", async () => {
    const { nodes, links, truncated } = await lineage(graph, {
      id: c,
      direction: "UPSTREAM",
      ...FAR,
    });
    expect(nodes[0]).toEqual({ label: "Artifact", id: c });
    expect(nodes.map((node) => node.id).sort()).toEqual(
      [c, step(second), a, b, step(first), patient].sort(),
    );
    expect(nodes.at(-1)).toEqual({ label: "Patient", id: patient });
    expect(links).toContainEqual({
      from: step(second),
      to: a,
      type: "USED",
      role: "part",
    });
    expect(links).toContainEqual({
      from: b,
      to: step(first),
      type: "WAS_GENERATED_BY",
      role: "artifact",
    });
    expect(links).toHaveLength(6);
    expect(truncated).toBe(false);
  });

  it("reaches forward to everything made of it, by the same links", async () => {
    const forward = await lineage(graph, {
      id: patient,
      direction: "DOWNSTREAM",
      ...FAR,
    });
    const back = await lineage(graph, { id: c, direction: "UPSTREAM", ...FAR });
    const sorted = (links: readonly object[]) =>
      links.map((link) => JSON.stringify(link)).sort();
    expect(sorted(forward.links)).toEqual(sorted(back.links));
    expect(forward.nodes.map((node) => node.id)).toContain(c);
  });

  it("starts at a step too", async () => {
    expect((await ids(step(second), "DOWNSTREAM")).ids).toEqual([
      step(second),
      c,
    ]);
  });

  it("stops at the depth and says whether more lies beyond", async () => {
    expect(await ids(c, "UPSTREAM", { depth: 0 })).toEqual({
      ids: [c],
      truncated: true,
    });
    expect(await ids(c, "UPSTREAM", { depth: 1 })).toEqual({
      ids: [c, step(second)],
      truncated: true,
    });
    expect((await ids(c, "UPSTREAM", { depth: 3 })).truncated).toBe(true);
    expect((await ids(c, "UPSTREAM", { depth: 4 })).truncated).toBe(false);
    expect(await ids(patient, "UPSTREAM", { depth: 0 })).toEqual({
      ids: [patient],
      truncated: false,
    });
  });

  it("stops at the limit, with links between returned nodes only", async () => {
    for (const limit of [1, 2, 3, 5]) {
      const found = await lineage(graph, {
        id: c,
        direction: "UPSTREAM",
        depth: 9,
        limit,
      });
      expect(found.nodes).toHaveLength(limit);
      expect(found.truncated).toBe(true);
      const kept = new Set(found.nodes.map((node) => node.id));
      for (const link of found.links)
        expect(kept.has(link.from) && kept.has(link.to)).toBe(true);
    }
    expect(await ids(c, "UPSTREAM", { limit: 6 })).toMatchObject({
      truncated: false,
    });
  });

  it("of a claim starts with its head version and the verdicts on it", async () => {
    const judged = plannedStep({
      run: second.run,
      seed: 9,
      used: [{ role: "part", id: c }],
    });
    const claim = claimNode(judged.key);
    const version: NodeRecord = {
      label: "ClaimVersion",
      id: identify("ClaimVersion", { step: judged.key }),
      props: { claim: claim.id, run: second.run, statement: "s" },
    };
    const verdict: NodeRecord = {
      label: "Verdict",
      id: identify("Verdict", { step: judged.key }),
      props: {
        outcome: "REFUTED",
        exploratory: false,
        judgedAt: "2026",
        results: "[]",
        flipSets: "[]",
        codeVersion: "v",
      },
    };
    await recordStep(graph, {
      ...judged,
      nodes: [claim],
      generated: [
        { role: "version", node: version },
        { role: "verdict", node: verdict },
      ],
      links: [
        { type: "HEAD", from: claim.id, to: version.id },
        { type: "VERSION_OF", from: version.id, to: claim.id },
        { type: "OF", from: verdict.id, to: version.id },
      ],
    });
    const { nodes, links } = await lineage(graph, {
      id: claim.id,
      direction: "UPSTREAM",
      ...FAR,
    });
    const reached = nodes.map((node) => node.id);
    expect(reached[0]).toBe(claim.id);
    for (const id of [version.id, verdict.id, step(judged), c, patient])
      expect(reached).toContain(id);
    expect(links).toContainEqual({
      from: verdict.id,
      to: version.id,
      type: "OF",
      role: null,
    });
  });

  it("of something unknown is empty", async () => {
    expect(await ids(identify("Slide", { ghost: 1 }), "UPSTREAM")).toEqual({
      ids: [],
      truncated: false,
    });
    expect(await ids("x'}) DETACH DELETE n //", "UPSTREAM")).toEqual({
      ids: [],
      truncated: false,
    });
  });
});

it("graphStats counts what is held", async () => {
  const { nodes, links } = await graphStats(graph);
  expect(nodes["Step"]).toBeGreaterThanOrEqual(2);
  expect(links["USED"]).toBeGreaterThanOrEqual(3);
});
