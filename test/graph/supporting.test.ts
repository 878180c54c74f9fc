import { afterAll, beforeAll, expect, it } from "vitest";
import type { ActivityDeps } from "../../src/activities/deps.js";
import { compareCohorts } from "../../src/activities/elsewhere/compareCohorts.js";
import { weighSpots } from "../../src/activities/evidence/weighSpots.js";
import { judgeClaims } from "../../src/activities/judging/judgeClaims.js";
import { putJson } from "../../src/activities/step/runStep.js";
import { earliestLogSize } from "../../src/graph/earliestStep.js";
import { knownFacts } from "../../src/graph/knownFacts.js";
import { readElsewhere } from "../../src/graph/judging/readElsewhere.js";
import { writeElsewhere } from "../../src/graph/judging/writeElsewhere.js";
import type { RegisteredProtocol } from "../../src/graph/protocols.js";
import { findProtocol } from "../../src/graph/protocols.js";
import { readLines } from "../../src/graph/standing/readLines.js";
import {
  callStep,
  findStep,
  nextAttempt,
  recordStep,
} from "../../src/graph/steps.js";
import { verifyLog } from "../../src/graph/verifyLog.js";
import { OWNER } from "../../src/knowledge/caller.js";
import { plannedStep } from "./planted.js";
import type { LegsPlan, PlantedLegs } from "./plantedLegs.js";
import { plantLegs, registerLegs } from "./plantedLegs.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { effectsOf, openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

let standing: StandingUnderTest;
let protocol: RegisteredProtocol;
beforeAll(async () => {
  standing = await openStanding();
  protocol = await registerLegs(standing.graph);
});
afterAll(() => standing.close());

const compare = (claim: string, dryRun = false) =>
  compareCohorts(
    {
      ...standing.deps,
      graph: { ...standing.deps.graph, readElsewhere, writeElsewhere },
    },
    { claim, dryRun, by: OWNER },
  );
const planting =
  (gene: string) =>
  (more: Partial<LegsPlan> = {}) =>
    plantLegs(standing.graph, { gene, protocol, ...more });
const versions = (claim: string) =>
  standing.count("MATCH (:Claim {id: $claim})<-[:VERSION_OF]-(v)", { claim });
/** @param criterion the last of the protocol, or the one before */
const resultOf = async (
  claim: string,
  criterion: "elsewhere" | "spots" = "elsewhere",
): Promise<unknown> => {
  const { records } = await standing.graph.run(
    `MATCH (:Claim {id: $claim})<-[:COUNTS_FOR]-(v:Verdict)
     RETURN v.outcome AS outcome, v.exploratory AS exploratory, v.results AS results`,
    { claim },
  );
  const [row] = records;
  const results = JSON.parse(String(row?.get("results"))) as {
    outcome: string;
    sentence: string;
  }[];
  const { outcome, sentence } = results.at(
    criterion === "elsewhere" ? -1 : -2,
  )!;
  const exploratory: unknown = row?.get("exploratory");
  return { of: row?.get("outcome") as unknown, exploratory, outcome, sentence };
};

/** What a run's activities reach, as far as weighing and judging do. */
const runDeps = () =>
  ({
    ...standing.deps,
    graph: {
      ...standing.deps.graph,
      ...{ findStep, callStep, nextAttempt, recordStep },
      ...{ findProtocol, knownFacts, earliestLogSize },
    },
    backend: "none",
    log: () => undefined,
  }) as unknown as ActivityDeps;

/** Spots of three patients, compared and weighed and judged as a run does. @returns the comparison's id */
async function withSpots(here: PlantedLegs, gene: string): Promise<string> {
  const deps = runDeps();
  const kept = async (name: string, document: unknown) => {
    const blob = await putJson(deps, document);
    const plan = { run: here.run, name: `${name} ${gene}`, makes: [blob] };
    const { step } = await recordStep(standing.graph, plannedStep(plan));
    return { id: step.generated[0]!.node.id, blob };
  };
  const lines = await standing.graph.read((tx) => readLines(tx, here.lines));
  const { claim, version, proposition } = here;
  const weighed = await kept("weigh", [
    { claim, version, proposition, lines: [...lines.values()] },
  ]);
  const spots = { gene, spots: 100, rho: 0.4, p: 0.002, q: 0.002 };
  const comparison = await kept(
    "compare",
    ["P1", "P2", "P3"].map((patient) => ({ ...spots, patient, slide: "S" })),
  );
  const input = { run: here.run, protocol: protocol.id };
  const cohort = { id: here.cohort };
  const given = { weighed, comparison };
  const evidence = await weighSpots(deps, input, cohort, given);
  await judgeClaims(deps, input, evidence, 0);
  return comparison.id;
}

it("what takes the spots away reaches their line and leaves the outcome", async () => {
  const gene = uniqueName("GENE");
  const here = await planting(gene)();
  const comparison = await withSpots(here, gene);
  expect(await versions(here.claim)).toBe(2);
  expect(await resultOf(here.claim, "spots")).toMatchObject({
    of: "SUPPORTED",
    outcome: "PASS",
    sentence: expect.stringContaining("is 0.40, q = ") as unknown,
  });
  const report = await standing.report("withdraw", comparison);
  expect(effectsOf(report).get(here.claim)).toEqual([
    "REACHED_UNCHANGED",
    "SUPPORTED",
    "SUPPORTED",
  ]);
  expect(await resultOf(here.claim, "spots")).toMatchObject({
    of: "SUPPORTED",
    outcome: "INVALIDATED",
  });
});

it("another cohort is a line of evidence, on a version of its own, and is made once", async () => {
  const plant = planting(uniqueName("GENE"));
  const [here, there] = [await plant(), await plant()];
  const dry = await compare(here.claim, true);
  expect(dry).toMatchObject({ kind: "compared", before: false });
  expect(await versions(here.claim)).toBe(1);
  expect(await compare(here.claim)).toEqual(dry);
  expect(await resultOf(here.claim)).toMatchObject({
    of: "SUPPORTED",
    exploratory: false,
    outcome: "PASS",
    sentence: expect.stringContaining(
      `across the patients of cohort ${there.name} is 0.60, q = 0.0020 on 70 patients`,
    ) as unknown,
  });
  expect(await compare(here.claim)).toEqual({ ...dry, before: true });
  expect(await versions(here.claim)).toBe(2);
  expect(await versions(there.claim)).toBe(1);
  expect(await verifyLog(standing.graph)).toMatchObject({ sound: true });
});

it("what is withdrawn there reaches the line and leaves the outcome, and the claim can be compared anew", async () => {
  const plant = planting(uniqueName("GENE"));
  const [here, there] = [await plant(), await plant()];
  await compare(here.claim);
  const withdrawn = effectsOf(await standing.report("withdraw", there.patient));
  expect(withdrawn.get(here.claim)).toEqual([
    "REACHED_UNCHANGED",
    "SUPPORTED",
    "SUPPORTED",
  ]);
  expect(withdrawn.get(there.claim)![0]).toBe("NEEDS_RERUN");
  expect(await resultOf(here.claim)).toMatchObject({ outcome: "INVALIDATED" });
  expect(await compare(here.claim)).toMatchObject({
    kind: "refused",
    issues: [
      {
        message: expect.stringContaining("no other cohort of colon") as unknown,
      },
      {
        message: expect.stringMatching(
          `${there.name}: a withdrawal`,
        ) as unknown,
      },
    ],
  });
  const third = await plant({ direction: "LOWER" });
  expect(await compare(here.claim)).toMatchObject({
    before: false,
    found: [{ name: third.name, item: { value: -0.6 } }],
    leftOut: [{ name: there.name }],
  });
  expect(await resultOf(here.claim)).toMatchObject({
    of: "SUPPORTED",
    outcome: "UNDECIDED",
  });
});

it("the same patients count once, and a cohort older than the protocol is left out", async () => {
  const plant = planting(uniqueName("GENE"));
  const before = await plant();
  const late = await registerLegs(standing.graph);
  const here = await plant({ protocol: late, pseudonym: "P1" });
  const same = await plant({ pseudonym: "P1" });
  expect(await compare(here.claim)).toMatchObject({
    kind: "refused",
    issues: [
      {},
      {
        message: expect.stringMatching(
          `${same.name}: .*1 patient .P1.`,
        ) as unknown,
      },
      {
        message: expect.stringMatching(
          `${before.name}: .*exploratory`,
        ) as unknown,
      },
    ],
  });
});
