import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/knowledge/identity.js";
import type {
  Label,
  LinkType,
  NodeRecord,
} from "../../src/knowledge/provenance.js";
import type { Graph } from "../../src/graph/graph.js";
import { findStep, recordStep } from "../../src/graph/steps.js";
import { geneNode, patientNode, plannedStep, plant } from "./planted.js";
import { openTestGraph } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe("the gateway refuses, and writes nothing of,", () => {
  it.each([
    ["NaN", Number.NaN],
    ["Infinity", Infinity],
    ["null", null],
    ["an object", { a: 1 }],
    ["a mixed list", [1, "a"]],
    ["NaN in a list", [1, Number.NaN]],
  ])("%s as a value", async (_, value) => {
    const { record } = await plant(graph);
    const broken = withMade(record, { metrics: value as never });
    await refused(broken, {
      name: "IllegalValueError",
      property: "metrics",
      label: "Artifact",
    });
  });

  it("a missing property", async () => {
    const { record } = await plant(graph);
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
    const { record, patient } = await plant(graph);
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
    const { record, patient, cohort } = await plant(graph);
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
    const { record } = await plant(graph);
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

  it("a result that no step made", async () => {
    const { record } = await plant(graph);
    const split: NodeRecord = {
      label: "Split",
      id: identify("Split", { of: record.key }),
      props: { blob: "b", folds: 5, seed: 0, sealed: 20 },
    };
    await refused(
      { ...record, nodes: [...record.nodes, split] },
      { name: "IllegalLabelError", label: "Split", id: split.id },
    );
  });

  it("an id that is not what identity prescribes", async () => {
    const { record, patient } = await plant(graph);
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
    const { record } = await plant(graph);
    const ghost = identify("Slide", { ghost: record.key });
    const used = [...record.used, { role: "slide", id: ghost }];
    await refused(
      { ...record, used },
      { name: "UnknownEntityError", id: ghost },
    );
  });

  it("a link to something that is not known", async () => {
    const { record, cohort } = await plant(graph);
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
    const { record } = await plant(graph);
    const run = identify("Run", { idempotencyKey: record.key });
    await refused({ ...record, run }, { name: "UnknownEntityError", id: run });
  });

  it("a given thing that is known otherwise, naming both values", async () => {
    const { record, cohort } = await plant(graph);
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
    const { record } = await plant(graph);
    const { step } = await recordStep(graph, record);
    const thief = {
      ...plannedStep({ ...record, seed: 3 }),
      generated: record.generated,
    };
    await refused(thief, { name: "SealedStepError", step: step.id });
  });

  it("a maker for what was given", async () => {
    const { record, patient } = await plant(graph);
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
    const { record, patient } = await plant(graph);
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
