import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Graph } from "../../src/graph/graph.js";
import { claimSources } from "../../src/graph/read/claimSources.js";
import { createReads } from "../../src/graph/read/reads.js";
import { callStep, recordStep } from "../../src/graph/steps.js";
import { identify } from "../../src/knowledge/identity.js";
import type { NodeRecord, StepRecord } from "../../src/knowledge/provenance.js";
import { claimNode, plannedStep, plant, plantRun } from "./planted.js";
import { openTestGraph } from "./testGraph.js";

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

describe("a claim stands where the latest run left it", () => {
  it("a run that finds all steps finished is shown its own version and verdict", async () => {
    const { claim, first, second, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    await discover(runs[1]!, second);
    expect(await standing(claim)).toEqual(["seed 2", "REFUTED"]);
    await discover(runs[2]!, first);
    expect(await standing(claim)).toEqual(["seed 1", "SUPPORTED"]);
    expect(await drawn(claim)).toBe("seed 1");
    expect(await listed(claim, runs[2]!, "SUPPORTED")).toBe(true);
    expect(await listed(claim, runs[2]!, "REFUTED")).toBe(false);
  });

  it("a retry of an earlier run's call moves nothing", async () => {
    const { claim, first, second, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    await discover(runs[1]!, second);
    for (const { step } of first) await callStep(graph, runs[0]!, step);
    await discover(runs[0]!, first);
    expect(await standing(claim)).toEqual(["seed 2", "REFUTED"]);
  });

  it("has one head, the latest run's, whichever of concurrent runs writes first", async () => {
    const { claim, first, second, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    await Promise.all([
      discover(runs[2]!, first),
      discover(runs[1]!, second),
      discover(runs[2]!, first),
    ]);
    expect(await standing(claim)).toEqual(["seed 1", "SUPPORTED"]);
  });

  it("of one version judged under two protocols the latest run's verdict counts", async () => {
    const { claim, first, otherwise, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    await discover(runs[1]!, otherwise);
    expect(await standing(claim)).toEqual(["seed 1", "INCONCLUSIVE"]);
    await discover(runs[2]!, first);
    expect(await standing(claim)).toEqual(["seed 1", "SUPPORTED"]);
  });

  it("no verdict counts for a version that nobody has judged", async () => {
    const { claim, first, second, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    await discover(runs[1]!, second.slice(0, 1));
    expect(await standing(claim)).toEqual(["seed 2"]);
    await discover(runs[1]!, second);
    expect(await standing(claim)).toEqual(["seed 2", "REFUTED"]);
  });

  it("a call touches neither the step nor what it made", async () => {
    const { first, runs } = await plantSeeds();
    await discover(runs[0]!, first);
    const before = await sealed(first);
    await discover(runs[1]!, first);
    expect(await sealed(first)).toEqual(before);
  });
});

interface Stage {
  readonly step: string;
  readonly record: StepRecord;
}

/** Two discoveries that differ by their seed, a third that judges the first's version otherwise, and runs for them. */
async function plantSeeds() {
  const { name, record, run, used } = await plant(graph);
  const claim = claimNode(name);
  const nodes = [...record.nodes, claim];
  const weigh = (seed: number) => {
    const step = plannedStep({ run, used, seed, minute: seed, nodes });
    const version = made("ClaimVersion", step, {
      claim: claim.id,
      run,
      statement: `seed ${String(seed)}`,
    });
    return stageOf(step, version, [
      { type: "HEAD", from: claim.id, to: version.id },
      { type: "VERSION_OF", from: version.id, to: claim.id },
    ]);
  };
  const judge = (weighed: Stage, outcome: string, minute: number) => {
    const version = weighed.record.generated[0]!.node.id;
    const of = [{ role: "claim", id: version }];
    const step = plannedStep({ run, used: of, seed: minute, minute });
    const verdict = made("Verdict", step, {
      outcome,
      exploratory: false,
      judgedAt: step.endedAt,
      reason: "planted",
      codeVersion: "v",
      results: "[]",
      flipSets: "[]",
    });
    return stageOf(step, verdict, [
      { type: "OF", from: verdict.id, to: version },
    ]);
  };
  const [one, two] = [weigh(1), weigh(2)];
  const runs = [run];
  for (const again of [2, 3])
    runs.push(await plantRun(graph, name, `${name} ${String(again)}`));
  return {
    claim,
    first: [one, judge(one, "SUPPORTED", 11)],
    second: [two, judge(two, "REFUTED", 12)],
    otherwise: [one, judge(one, "INCONCLUSIVE", 13)],
    runs,
  };
}

function made(
  label: "ClaimVersion" | "Verdict",
  { key }: StepRecord,
  props: NodeRecord["props"],
): NodeRecord {
  return { label, id: identify(label, { step: key }), props };
}

function stageOf(
  planned: StepRecord,
  node: NodeRecord,
  links: StepRecord["links"],
): Stage {
  const generated = [{ role: node.label, node }];
  const step = identify("Step", { key: planned.key, attempt: 1 });
  return { step, record: { ...planned, generated, links } };
}

/** Records each step, or calls it where it is finished, as an activity does. */
async function discover(run: string, stages: readonly Stage[]): Promise<void> {
  for (const { record, step } of stages) {
    const { adopted } = await recordStep(graph, { ...record, run });
    if (adopted) await callStep(graph, run, step);
  }
}

/** What the claim's only head says, and the verdict that counts. */
async function standing(claim: NodeRecord): Promise<unknown[]> {
  const [verdicts] = await createReads(graph).related("verdictOfClaim", [
    claim.id,
  ]);
  if (verdicts instanceof Error || verdicts === undefined)
    throw new Error("no verdict was read");
  const { records } = await graph.read((tx) =>
    tx.run(
      "MATCH (:Claim {id: $id})-[h:HEAD]->(v)-[:WAS_GENERATED_BY]->(s) WHERE h.step = s.id RETURN v.statement AS says",
      { id: claim.id },
    ),
  );
  return [
    ...records.map((row) => row.get("says") as unknown),
    ...verdicts.map(({ outcome }) => outcome),
  ];
}

/** The statement of the version that a drawing would be made of. */
async function drawn({ id }: NodeRecord): Promise<string | undefined> {
  return (await claimSources(graph, id))?.version.statement;
}

async function listed(
  { id }: NodeRecord,
  run: string,
  outcome: "SUPPORTED" | "REFUTED",
): Promise<boolean> {
  const [page] = await createReads(graph).pages("claims", {
    parents: [""],
    filter: { run, outcome: [outcome] },
    page: { first: 10, after: null },
  });
  if (page instanceof Error || page === undefined)
    throw new Error("no page was read");
  return page.rows.some(({ node }) => node.id === id);
}

async function sealed(stages: readonly Stage[]): Promise<unknown[]> {
  const { records } = await graph.read((tx) =>
    tx.run(
      `MATCH (s:Step)<-[:WAS_GENERATED_BY]-(made) WHERE s.id IN $steps
       RETURN properties(s) AS step, properties(made) AS made ORDER BY s.id, made.id`,
      { steps: stages.map(({ step }) => step) },
    ),
  );
  return records.map((row) => row.toObject());
}
