import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify, stepId } from "../../src/knowledge/identity.js";
import type {
  Label,
  LinkType,
  NodeRecord,
} from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import {
  callStep,
  findStep,
  nextAttempt,
  recordStep,
} from "../../src/graph/steps.js";
import { dumpOf } from "./dump.js";
import {
  cohortNode,
  geneNode,
  patientNode,
  plannedStep,
  plantRun,
} from "./planted.js";
import { openTestGraph, uniqueName } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

async function plant() {
  const name = uniqueName("record");
  const cohort = cohortNode(name);
  const patient = patientNode(cohort.id, "P1");
  const run = await plantRun(graph, name);
  const link = { type: "IN_COHORT" as const, from: patient.id, to: cohort.id };
  const used = [{ role: "patient", id: patient.id }];
  const record = plannedStep({
    run,
    used,
    nodes: [cohort, patient],
    links: [link],
  });
  return { name, cohort, patient, run, used, record };
}

describe("recordStep", () => {
  it("keeps what a step used, made and stated, and finds it again as it was", async () => {
    const { record, run } = await plant();
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
    const { record } = await plant();
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
    const { record, name } = await plant();
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
    const { record, cohort, patient } = await plant();
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
    const { record } = await plant();
    const claim = (createdAt: string): NodeRecord => ({
      label: "Claim",
      id: identify("Claim", { of: record.key }),
      props: {
        scope: "GENE",
        gene: "MUC2",
        genes: ["MUC2"],
        direction: "HIGHER",
        morphology: "mucin",
        tissue: "colon",
        cohort: record.nodes[0]!.id,
        statement: "MUC2 is higher in mucin",
        createdAt,
      },
    });
    const times = ["2026-01-03", "2026-01-01", "2026-01-02"];
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
    expect(records[0]?.get("at")).toBe("2026-01-01");
  });

  it("points a claim's head at the version of the step that ended last, whatever the order", async () => {
    const heads: unknown[] = [];
    for (const order of [
      [1, 2, 3],
      [3, 1, 2],
      [2, 3, 1],
    ]) {
      const { record, run } = await plant();
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
        await recordStep(graph, {
          ...step,
          generated: [{ role: "version", node: version }],
          links: [head],
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
    const { record } = await plant();
    const { step } = await recordStep(graph, record);
    const second = plannedStep({ ...record, attempt: 2, makes: ["again"] });
    expect((await recordStep(graph, second)).step.id).toBe(step.id);
    await graph.write((tx) =>
      tx.run("MATCH (s:Step {id: $id}) REMOVE s.liveKey", { id: step.id }),
    );
    expect(await findStep(graph, record.key)).toBeNull();
    expect(await nextAttempt(graph, record.key)).toBe(2);
    await refused(record, { name: "SealedStepError", step: step.id });
    expect((await recordStep(graph, second)).step.attempt).toBe(2);
  });
});

describe("the gateway refuses, and writes nothing of,", () => {
  it.each([
    ["NaN", Number.NaN],
    ["Infinity", Infinity],
    ["null", null],
    ["an object", { a: 1 }],
    ["a mixed list", [1, "a"]],
    ["NaN in a list", [1, Number.NaN]],
  ])("%s as a value", async (_, value) => {
    const { record } = await plant();
    const broken = withMade(record, { metrics: value as never });
    await refused(broken, {
      name: "IllegalValueError",
      property: "metrics",
      label: "Artifact",
    });
  });

  it("a missing property", async () => {
    const { record } = await plant();
    const node = record.generated[0]!.node;
    const broken = {
      ...record,
      generated: [{ role: "a", node: { ...node, props: { blob: "a" } } }],
    };
    await refused(broken, {
      name: "MissingPropertyError",
      label: "Artifact",
      id: node.id,
      property: "kind",
    });
  });

  it("a link property that says how much, missing", async () => {
    const { record, patient } = await plant();
    const gene = geneNode("MUC2");
    const link = { type: "EXPRESSES" as const, from: patient.id, to: gene.id };
    const broken = { ...record, nodes: [...record.nodes, gene], links: [link] };
    await refused(broken, {
      name: "MissingPropertyError",
      label: "EXPRESSES",
      property: "value",
    });
  });

  it("an illegal link", async () => {
    const { record, patient, cohort } = await plant();
    const links = [
      { type: "PREDICTS" as const, from: patient.id, to: cohort.id },
    ];
    await refused(
      { ...record, links },
      { name: "IllegalLinkError", type: "PREDICTS", from: patient.id },
    );
    const unknown = [
      { type: "DELETES" as LinkType, from: patient.id, to: cohort.id },
    ];
    await refused(
      { ...record, links: unknown },
      { name: "IllegalLinkError", type: "DELETES" },
    );
    const own = [{ type: "USED" as LinkType, from: patient.id, to: cohort.id }];
    await refused(
      { ...record, links: own },
      { name: "IllegalLinkError", type: "USED" },
    );
  });

  it("an unknown label and one with a door of its own", async () => {
    const { record } = await plant();
    const alien = { label: "Alien" as Label, id: "alien", props: {} };
    await refused({ ...record, nodes: [alien] }, { name: "IllegalLabelError" });
    const protocol = {
      label: "Protocol" as const,
      id: identify("Protocol", { document: record.key }),
      props: { name: "p", version: "1", json: "{}", registeredAt: "2026" },
    };
    await refused(
      { ...record, nodes: [protocol] },
      { name: "IllegalLabelError", label: "Protocol" },
    );
  });

  it("an id that is not what identity prescribes", async () => {
    const { record, patient } = await plant();
    const renamed = {
      ...patient,
      props: { ...patient.props, pseudonym: "P2" },
    };
    await refused(
      { ...record, nodes: [renamed] },
      { name: "IllegalIdError", id: patient.id },
    );
    const free = { ...patient, id: "patient-1" };
    await refused(
      { ...record, nodes: [free] },
      { name: "IllegalIdError", id: "patient-1" },
    );
  });

  it("something used that is not known", async () => {
    const { record } = await plant();
    const ghost = identify("Slide", { ghost: record.key });
    const used = [...record.used, { role: "slide", id: ghost }];
    await refused(
      { ...record, used },
      { name: "UnknownEntityError", id: ghost },
    );
  });

  it("a link to something that is not known", async () => {
    const { record, cohort } = await plant();
    const ghost = patientNode(cohort.id, "ghost");
    const links = [
      { type: "IN_COHORT" as const, from: ghost.id, to: cohort.id },
    ];
    await refused(
      { ...record, links },
      { name: "UnknownEntityError", id: ghost.id },
    );
  });

  it("an unknown run", async () => {
    const { record } = await plant();
    const run = identify("Run", { idempotencyKey: record.key });
    await refused({ ...record, run }, { name: "UnknownEntityError", id: run });
  });

  it("a given thing that is known otherwise, naming both values", async () => {
    const { record, cohort } = await plant();
    await recordStep(graph, record);
    const other = { ...cohort, props: { ...cohort.props, tissue: "breast" } };
    const next = plannedStep({
      ...record,
      seed: 2,
      nodes: [other, ...record.nodes.slice(1)],
    });
    const error = await refused(next, {
      name: "ConflictingNodeError",
      stored: "colon",
      given: "breast",
    });
    expect(error.message).toContain('"colon"');
    expect(error.message).toContain('"breast"');
  });

  it("a second maker of what a sealed step made", async () => {
    const { record } = await plant();
    const { step } = await recordStep(graph, record);
    const thief = {
      ...plannedStep({ ...record, seed: 3 }),
      generated: record.generated,
    };
    await refused(thief, { name: "SealedStepError", step: step.id });
  });

  it("a maker for what was given", async () => {
    const { record, patient } = await plant();
    await recordStep(graph, record);
    const maker = plannedStep({
      run: record.run,
      used: [],
      seed: 4,
      makes: [record.key],
    });
    const broken = {
      ...maker,
      generated: [{ role: "patient", node: patient }],
    };
    await refused(broken, { name: "IllegalLabelError", id: patient.id });
  });

  it("a cycle, of one step and of several", async () => {
    const { record, patient } = await plant();
    const made = { role: "patient", node: patient };
    await refused(
      { ...record, generated: [made] },
      { name: "CycleError", entity: patient.id },
    );
    await recordStep(graph, record);
    const middle = plannedStep({
      run: record.run,
      seed: 5,
      used: [{ role: "a", id: record.generated[0]!.node.id }],
    });
    await recordStep(graph, middle);
    const last = plannedStep({
      run: record.run,
      seed: 6,
      used: [{ role: "a", id: middle.generated[0]!.node.id }],
    });
    await refused(
      { ...last, generated: [made] },
      { name: "CycleError", entity: patient.id },
    );
    await refused(
      { ...last, generated: record.generated },
      { name: "CycleError" },
    );
  });
});

function claimNode(key: string): NodeRecord {
  return {
    label: "Claim",
    id: identify("Claim", { key }),
    props: {
      scope: "GENE",
      gene: "MUC2",
      genes: ["MUC2"],
      direction: "HIGHER",
      morphology: "mucin",
      tissue: "colon",
      cohort: "c",
      statement: "MUC2 is higher in mucin",
      createdAt: "2026-01-01",
    },
  };
}

function withMade(
  record: ReturnType<typeof plannedStep>,
  props: NodeRecord["props"],
) {
  const [output] = record.generated;
  const node = { ...output!.node, props: { ...output!.node.props, ...props } };
  return { ...record, generated: [{ role: "artifact", node }] };
}

async function refused(
  record: ReturnType<typeof plannedStep>,
  expected: object,
): Promise<Error> {
  const before = await countOf(record);
  const error: unknown = await recordStep(graph, record).catch(
    (caught: unknown) => caught,
  );
  expect(error).toMatchObject(expected);
  expect(await countOf(record)).toEqual(before);
  expect(await findStep(graph, record.key)).toBeNull();
  return error as Error;
}

/** Nodes and links around everything a record names: what a half write would change. */
async function countOf(
  record: ReturnType<typeof plannedStep>,
): Promise<unknown> {
  const made = [...record.nodes, ...record.generated.map(({ node }) => node)];
  const ids = [
    ...made.map((node) => node.id),
    ...record.used.map((use) => use.id),
    record.run,
  ];
  const { records } = await graph.read((tx) =>
    tx.run(
      "MATCH (n) WHERE n.id IN $ids OPTIONAL MATCH (n)-[r]-() RETURN count(DISTINCT n) AS nodes, count(r) AS links",
      { ids },
    ),
  );
  return records[0]?.toObject();
}

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
