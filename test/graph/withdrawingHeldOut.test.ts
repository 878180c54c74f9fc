import { afterAll, beforeAll, expect, it } from "vitest";
import { keptItems } from "../../src/activities/evidence/keptItems.js";
import { readJudging } from "../../src/graph/judging/readJudging.js";
import { logHead } from "../../src/graph/log.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { finishRun } from "../../src/graph/runs.js";
import { recordStep } from "../../src/graph/steps.js";
import { identify } from "../../src/knowledge/identity.js";
import { parseProtocol } from "../../src/knowledge/protocol.js";
import type { NodeRecord, Value } from "../../src/knowledge/provenance.js";
import { judge } from "../../src/knowledge/verdict.js";
import { verdictProps } from "../../src/knowledge/verdictProps.js";
import {
  ALL,
  evaluationsOf,
  keepRun,
  OPEN,
  SEALED,
  UNITS,
} from "../unit/activities/smallRun.js";
import { standard } from "../unit/knowledge/protocols.js";
import {
  claimNode,
  cohortNode,
  patientNode,
  plannedStep,
  plantRun,
} from "./planted.js";
import { itemProps } from "../../src/activities/step/itemProps.js";
import { use } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { effectsOf, openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

let standing: StandingUnderTest;
let claim: string;
let protocol: string;
let patients: readonly NodeRecord[];
beforeAll(async () => {
  standing = await openStanding();
  await plant();
});
afterAll(() => standing.close());

/** A run of 45 patients with a claim that a gene can be learnt, kept as a run keeps it. */
async function plant(): Promise<void> {
  const { graph, deps } = standing;
  const kept = await keepRun(deps);
  const name = uniqueName("heldOut");
  const run = await plantRun(graph, name);
  const cohort = cohortNode(name);
  patients = UNITS.patients.map((one) => patientNode(cohort.id, one));
  const json = parseProtocol({
    ...standard(),
    name: uniqueName("sealed"),
    criteria: standard()
      .criteria.filter((one) => one.name === "learnable")
      .map((one) => ({ ...one, threshold: 0.05, leastN: 44 })),
  });
  const at = { registeredAt: "2026-01-01T00:00:00.000Z" };
  const registered = await registerProtocol(graph, { json, ...at });
  protocol = registered.id;
  const step = async (
    own: { name: string; params?: string; seed?: number },
    used: readonly { role: string; id: string }[],
    made: readonly { role: string; node: NodeRecord }[],
    more: Partial<Parameters<typeof recordStep>[1]> = {},
  ) => {
    const { size: logSize } = await logHead(graph);
    const planned = plannedStep({ run, ...own, used, makes: [] });
    const record = { ...planned, ...own, logSize, generated: made, ...more };
    await recordStep(graph, record);
  };
  const node = (
    label: NodeRecord["label"],
    props: Readonly<Record<string, Value>>,
  ): NodeRecord => ({ label, id: identify(label, { name, props }), props });
  const artifact = (kind: string, blob: string) =>
    node("Artifact", { kind, blob });
  const split = node("Split", {
    ...{ blob: "b", folds: 5, seed: 0, sealed: SEALED.length },
  });
  const evaluations = artifact("evaluations", kept.evaluations);
  const contrasts = artifact("contrasts", kept.contrasts.blob);
  const pairs = artifact("pair-assessments", "b");
  const measures = artifact("patient-measures", kept.measures);
  await step(
    { name: "splitCohort" },
    patients.map((one) => use("patient", one)),
    [{ role: "split", node: split }],
    { nodes: [cohort, ...patients] },
  );
  const bySplit = [use("split", split)];
  await step({ name: "evaluateGenes" }, bySplit, [
    { role: "evaluations", node: evaluations },
  ]);
  const { params } = kept.contrasts;
  await step({ name: "locateGenes", params }, bySplit, [
    { role: "contrasts", node: contrasts },
  ]);
  await step(
    { name: "assessPairs", params: kept.params, seed: kept.seed },
    [...bySplit, use("contrasts", contrasts)],
    [
      { role: "pairs", node: pairs },
      { role: "patients", node: measures },
    ],
  );
  const own = claimNode(name);
  claim = own.id;
  const item = itemOf(ALL);
  const version = node("ClaimVersion", { claim, run, statement: "planted" });
  const line = node("EvidenceLine", {
    ...{
      kind: "learnable",
      subject: "G0",
      direction: "SUPPORTS",
      summary: "s",
    },
  });
  const evidence = node("EvidenceItem", itemProps(item));
  await step(
    { name: "weighEvidence" },
    [use("evaluations", evaluations), use("pairs", pairs)],
    [version, line, evidence].map((one) => ({ role: one.label, node: one })),
    {
      nodes: [{ ...own, props: { ...own.props, cohort: cohort.id } }],
      links: [
        { type: "HEAD", from: claim, to: version.id },
        { type: "VERSION_OF", from: version.id, to: claim },
        { type: "HAS_LINE", from: version.id, to: line.id },
        { type: "HAS_ITEM", from: line.id, to: evidence.id },
      ],
    },
  );
  const verdict = judge(json, [
    { id: line.id, criterion: "learnable", items: [item] },
  ]);
  const props = verdictProps(verdict, json, {
    ...{ exploratory: false, openings: 0, novel: null, codeVersion: "v" },
    judgedAt: "2026-01-01T00:30:00.000Z",
  });
  const judged = node("Verdict", props);
  await step(
    { name: "judgeClaims" },
    [use("claim", version), { role: "protocol", id: protocol }],
    [{ role: "verdict", node: judged }],
    {
      links: [
        { type: "OF", from: judged.id, to: version.id },
        { type: "UNDER", from: judged.id, to: protocol },
        { type: "BASED_ON", from: judged.id, to: line.id },
      ],
    },
  );
  const endedAt = "2026-01-01T01:00:00.000Z";
  await finishRun(graph, run, { status: "DONE", endedAt });
}

/** What is known of how well G0 is learnt on some patients, computed from scratch. */
function itemOf(places: readonly number[]) {
  const found = evaluationsOf(places).genes.find(({ gene }) => gene === "G0")!;
  const { r: value, p, n } = found.heldOut;
  const folds = found.folds!;
  return { kind: "heldOutCorrelation", value, n, p, q: found.q, folds };
}

const effect = (report: Parameters<typeof effectsOf>[0]) =>
  effectsOf(report).get(claim);

/** The evidence as whoever judges or bundles later finds it. */
async function itemsNow() {
  const state = await readJudging(standing.graph, { claim, protocol });
  if ("missing" in state) throw new Error(state.missing);
  const items = await keptItems(standing.deps, state.heldOut);
  return [...items.values()];
}

it("of a sealed patient leaves what is left, computed anew as if he had never been; of one that a model saw it suspends", async () => {
  const [one, other] = [SEALED[2]!, SEALED[5]!];
  const idOf = (b: number) => patients[b]!.id;
  const dry = await standing.report("withdraw", idOf(one), { dryRun: true });
  expect(effect(dry)).toEqual(["REACHED_UNCHANGED", "SUPPORTED", "SUPPORTED"]);
  expect(await itemsNow()).toEqual([]);
  expect(await standing.report("withdraw", idOf(one))).toEqual(dry);
  const left = ALL.filter((b) => b !== one);
  const once = [[expect.objectContaining(itemOf(left))]];
  expect(await itemsNow()).toEqual(once);

  // Two fewer are too few for the protocol.
  const second = await standing.report("withdraw", idOf(other));
  expect(effect(second)).toEqual(["FALLS", "SUPPORTED", "INCONCLUSIVE"]);
  const both = left.filter((b) => b !== other);
  expect(await itemsNow()).toEqual([[expect.objectContaining(itemOf(both))]]);
  const back = await standing.report("reinstate", idOf(other));
  expect(effect(back)?.slice(1)).toEqual(["INCONCLUSIVE", "SUPPORTED"]);
  expect(await itemsNow()).toEqual(once);

  const seen = await standing.report("withdraw", idOf(OPEN[0]!));
  expect(effect(seen)).toEqual(["NEEDS_RERUN", "SUPPORTED", "SUSPENDED"]);
  expect(await itemsNow()).toEqual([]);
});
