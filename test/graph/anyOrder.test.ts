import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord, StepRecord } from "../../src/knowledge/provenance.js";
import { UnknownEntityError } from "../../src/graph/errors.js";
import type { Graph } from "../../src/graph/graph.js";
import { recordStep } from "../../src/graph/steps.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { takeWriteLock } from "../../src/graph/writeLock.js";
import { alone } from "./alone.js";
import { dumpOf } from "./dump.js";
import {
  claimNode,
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

const PATIENTS = 3;

describe("recordStep", () => {
  // It waits for whoever else writes: 15 s alone.
  it(
    "gives one graph for any order of retries, duplicates and concurrent workers",
    { timeout: 180_000 },
    async () => {
      const name = uniqueName("order");
      const runs = [
        await plantRun(graph, name),
        await plantRun(graph, name, `${name} again`),
      ];
      const plan = runs.flatMap((run) => discovery(name, run));
      await work(plan, 1);
      const expected = await dumpsOf(runs);
      expect(expected.flat()).toHaveLength(2 * (plan.length / 2));

      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([...plan, ...plan], {
            minLength: 2 * plan.length,
          }),
          fc.integer({ min: 1, max: 6 }),
          async (order, workers) => {
            await alone(graph, async () => {
              await takeAway(runs, plan);
              await work(order, workers);
            });
            expect(await dumpsOf(runs)).toEqual(expected);
          },
        ),
        { numRuns: 6 },
      );
      expect(await verifyLog(graph)).toMatchObject({ sound: true });
    },
  );
});

/** A small discovery: a cohort is read, each patient measured, all judged together, twice with different seeds. */
function discovery(name: string, run: string): StepRecord[] {
  const cohort = cohortNode(name);
  const patients = Array.from({ length: PATIENTS }, (_, i) =>
    patientNode(cohort.id, `P${String(i)}`),
  );
  const used = patients.map(({ id }) => ({ role: "patient", id }));
  const links = patients.map(({ id }) => ({
    type: "IN_COHORT" as const,
    from: id,
    to: cohort.id,
  }));
  const given = { nodes: [cohort, ...patients], links };
  const reads = [1, 2].map((seed) =>
    plannedStep({ run, name: "read", seed, used, ...given, minute: seed }),
  );
  const measured = patients.map(({ id }, i) =>
    plannedStep({
      run,
      name: "measure",
      seed: i,
      used: [{ role: "patient", id }],
      makes: ["tiles", "colours"],
      minute: 3 + i,
    }),
  );
  const artifacts = measured.flatMap(({ generated }) =>
    generated.map(({ node }) => ({ role: "measured", id: node.id })),
  );
  const judged = [1, 2].map((seed) =>
    judgement({ name, run, seed, used: artifacts }),
  );
  return [...reads, ...measured, ...judged];
}

function judgement(plan: {
  name: string;
  run: string;
  seed: number;
  used: StepRecord["used"];
}): StepRecord {
  const { name, run, seed, used } = plan;
  const step = plannedStep({
    run,
    name: "judge",
    seed,
    used,
    minute: 10 + seed,
  });
  const gene = geneNode(uniqueGene(name));
  const stated = claimNode(name);
  const claim = {
    ...stated,
    props: { ...stated.props, createdAt: step.endedAt },
  };
  const version: NodeRecord = {
    label: "ClaimVersion",
    id: identify("ClaimVersion", { step: step.key }),
    props: { claim: claim.id, run: "any", statement: "s" },
  };
  return {
    ...step,
    nodes: [gene, claim],
    generated: [{ role: "version", node: version }],
    links: [
      { type: "ABOUT", from: claim.id, to: gene.id },
      { type: "HEAD", from: claim.id, to: version.id },
      { type: "VERSION_OF", from: version.id, to: claim.id },
    ],
  };
}

const uniqueGene = (name: string) => `GENE-${name}`;

/** Workers take records from one queue; one that comes too early is tried again later, as Temporal would. */
async function work(
  records: readonly StepRecord[],
  workers: number,
): Promise<void> {
  const queue = [...records];
  const worker = async () => {
    for (
      let record = queue.shift();
      record !== undefined;
      record = queue.shift()
    ) {
      try {
        await recordStep(graph, record);
      } catch (error) {
        if (!(error instanceof UnknownEntityError)) throw error;
        queue.push(record);
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

/** Describes what each run left in the graph. */
const dumpsOf = (runs: readonly string[]): Promise<unknown[][]> =>
  Promise.all(runs.map((run) => dumpOf(graph, run)));

/** Removes what runs left in the graph, so that it can be written anew. */
async function takeAway(
  runs: readonly string[],
  plan: readonly StepRecord[],
): Promise<void> {
  const nodes = plan.flatMap((record) => [
    ...record.nodes,
    ...record.generated.map(({ node }) => node),
  ]);
  await graph.write(async (tx) => {
    await takeWriteLock(tx);
    await tx.run(
      `MATCH (s:Step)<-[:CALLED]-(run:Run) WHERE run.id IN $runs
       WITH collect(DISTINCT s) AS steps
       FOREACH (s IN steps | DETACH DELETE s)
       WITH steps MATCH (n) WHERE n.id IN $ids DETACH DELETE n`,
      { runs, ids: nodes.map((node) => node.id) },
    );
  });
}
