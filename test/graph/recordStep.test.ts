import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OWNER } from "../../src/knowledge/caller.js";
import { identify, stepId } from "../../src/knowledge/identity.js";
import type { NodeRecord } from "../../src/knowledge/provenance.js";
import { writeProposal } from "../../src/graph/claims/writeProposal.js";
import type { Graph } from "../../src/graph/graph.js";
import {
  callStep,
  findStep,
  nextAttempt,
  recordStep,
} from "../../src/graph/steps.js";
import { dumpOf } from "./dump.js";
import {
  claimNode,
  plannedStep,
  plant,
  plantRun,
  PROPOSITION,
} from "./planted.js";
import { openTestGraph } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe("recordStep", () => {
  it("keeps what a step used, made and stated, and finds it again as it was", async () => {
    const { record, run } = await plant(graph);
    const { step, adopted } = await recordStep(graph, record);
    expect(adopted).toBe(false);
    expect(await findStep(graph, record.key)).toEqual(step);
    expect(step.generated).toEqual(record.generated);
    const [dump] = await dumpOf(graph, run);
    expect(dump?.links.map((link) => link.type).sort()).toEqual([
      "CALLED",
      "IN_COHORT",
      "USED",
      "WAS_ASSOCIATED_WITH",
      "WAS_GENERATED_BY",
    ]);
  });

  it("lets the loser of a race adopt the winner's outputs and writes none of its own", async () => {
    const { record } = await plant(graph);
    const other = plannedStep({ ...record, makes: ["b", "c"] });
    const results = await Promise.all(
      [record, other, record, other].map((each) => recordStep(graph, each)),
    );
    expect(results.filter((result) => !result.adopted)).toHaveLength(1);
    const winner = results.find((result) => !result.adopted)!.step;
    for (const { step } of results) expect(step).toEqual(winner);
    const made = new Set(winner.generated.map(({ node }) => node.id));
    for (const { node } of [...record.generated, ...other.generated])
      expect(await has(node)).toBe(made.has(node.id));
  });

  it("serves other runs with the same step", async () => {
    const { record, name } = await plant(graph);
    const { step } = await recordStep(graph, record);
    const [second, third] = [
      await plantRun(graph, name, `${name} 2`),
      await plantRun(graph, name, `${name} 3`),
    ];
    await callStep(graph, second, step.id);
    await callStep(graph, second, step.id);
    const again = await recordStep(graph, { ...record, run: third });
    expect(again).toEqual({ step, adopted: true });
    expect(await callers(step.id)).toEqual([record.run, second, third].sort());
  });

  it("gives links between given things the stamps of all who state them", async () => {
    const { record, cohort, patient } = await plant(graph);
    const other = plannedStep({ ...record, seed: 7 });
    const steps = [record, other].map((each) => stepId(each.key, 1)).sort();
    await Promise.all([other, record].map((each) => recordStep(graph, each)));
    const { records } = await graph.read((tx) =>
      tx.run(
        "MATCH (:Patient {id: $from})-[r]->(:Cohort {id: $to}) RETURN r.step AS step, r.steps AS steps",
        { from: patient.id, to: cohort.id },
      ),
    );
    expect(records.map((row) => row.toObject())).toEqual([
      { step: steps[0], steps },
    ]);
  });

  it("keeps the earliest time of a thing that several steps name", async () => {
    const { record, cohort } = await plant(graph);
    // Somebody proposed it before: a claim is in the log by that, or by its versions.
    await writeProposal(graph, {
      ...{ cohort: cohort.id, proposition: PROPOSITION, dryRun: false },
      ...{ by: OWNER, at: "2026-01-04T00:00:00.000Z" },
    });
    const { props, ...stated } = claimNode(cohort.id);
    const claim = (createdAt: string): NodeRecord => {
      return { ...stated, props: { ...props, createdAt } };
    };
    const times = [
      "2026-01-03T00:00:00.000Z",
      "2026-01-01T00:00:00.000Z",
      "2026-01-02T00:00:00.000Z",
    ];
    for (const [seed, time] of times.entries())
      await recordStep(
        graph,
        plannedStep({ ...record, seed, nodes: [...record.nodes, claim(time)] }),
      );
    const { records } = await graph.read((tx) =>
      tx.run("MATCH (c:Claim {id: $id}) RETURN c.createdAt AS at", {
        id: claim("").id,
      }),
    );
    expect(records[0]?.get("at")).toBe("2026-01-01T00:00:00.000Z");
  });

  it("points a claim's head at the version of the step that ended last, whatever the order", async () => {
    const heads: unknown[] = [];
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ]) {
      const { record, run } = await plant(graph);
      const claim = claimNode(record.key);
      for (const minute of order) {
        const step = plannedStep({
          run,
          used: record.used,
          seed: minute,
          minute,
          nodes: [...record.nodes, claim],
        });
        const version: NodeRecord = {
          label: "ClaimVersion",
          id: identify("ClaimVersion", { step: step.key }),
          props: {
            claim: claim.id,
            run,
            statement: `version ${String(minute)}`,
          },
        };
        const head = { type: "HEAD" as const, from: claim.id, to: version.id };
        const of = {
          type: "VERSION_OF" as const,
          from: version.id,
          to: claim.id,
        };
        await recordStep(graph, {
          ...step,
          generated: [{ role: "version", node: version }],
          links: [head, of],
        });
      }
      const { records } = await graph.read((tx) =>
        tx.run(
          "MATCH (:Claim {id: $id})-[:HEAD]->(v) RETURN v.statement AS head",
          { id: claim.id },
        ),
      );
      heads.push(records.map((row) => String(row.get("head"))));
    }
    expect(heads).toEqual([["version 3"], ["version 3"], ["version 3"]]);
  });

  it("raises the attempt only after a withdrawal", async () => {
    const { record } = await plant(graph);
    const { step } = await recordStep(graph, record);
    const second = plannedStep({ ...record, attempt: 2, makes: ["again"] });
    expect((await recordStep(graph, second)).step.id).toBe(step.id);
    await graph.write((tx) =>
      tx.run("MATCH (s:Step {id: $id}) REMOVE s.liveKey", { id: step.id }),
    );
    expect(await findStep(graph, record.key)).toBeNull();
    expect(await nextAttempt(graph, record.key)).toBe(2);
    await expect(recordStep(graph, record)).rejects.toMatchObject({
      name: "SealedStepError",
      step: step.id,
    });
    expect((await recordStep(graph, second)).step.attempt).toBe(2);
  });
});

async function has(node: NodeRecord): Promise<boolean> {
  const { records } = await graph.read((tx) =>
    tx.run("MATCH (n:Entity {id: $id}) RETURN n", { id: node.id }),
  );
  return records.length > 0;
}

async function callers(step: string): Promise<unknown[]> {
  const { records } = await graph.read((tx) =>
    tx.run(
      "MATCH (r:Run)-[:CALLED]->(:Step {id: $step}) RETURN r.id AS id ORDER BY id",
      { step },
    ),
  );
  return records.map((row) => row.get("id") as unknown);
}
