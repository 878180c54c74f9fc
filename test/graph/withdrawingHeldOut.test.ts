import { afterAll, beforeAll, expect, it } from "vitest";
import { keptItems } from "../../src/activities/evidence/keptItems.js";
import { mapItems } from "../../src/activities/evidence/mapItems.js";
import { readFoldMaps } from "../../src/activities/maps/foldMaps.js";
import { readJudging } from "../../src/graph/judging/readJudging.js";
import { logHead } from "../../src/graph/log.js";
import { registerProtocol } from "../../src/graph/protocols.js";
import { finishRun } from "../../src/graph/runs.js";
import { recordStep } from "../../src/graph/steps.js";
import { identify } from "../../src/knowledge/identity.js";
import { parseProtocol } from "../../src/knowledge/protocol.js";
import type { EvidenceItem } from "../../src/knowledge/evidence.js";
import type { Demand } from "../../src/knowledge/protocol.js";
import type {
  LinkRecord,
  NodeRecord,
  Value,
} from "../../src/knowledge/provenance.js";
import { judge } from "../../src/knowledge/verdict.js";
import { verdictProps } from "../../src/knowledge/verdictProps.js";
import {
  ALL,
  evaluationsOf,
  keepFoldMaps,
  keepRun,
  OPEN,
  SEALED,
  SEED,
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
import { slideNode, use } from "./plantedEvidence.js";
import type { StandingUnderTest } from "./standingUnderTest.js";
import { effectsOf, openStanding } from "./standingUnderTest.js";
import { uniqueName } from "./testGraph.js";

/** What the protocol asks: 44 patients to learn from, and more agreement than of 6 shuffled models. */
const ASKED: Readonly<Record<string, Partial<Demand>>> = {
  learnable: { threshold: 0.05, leastN: 44 },
  mapsAgree: { role: "required", threshold: 0.2, leastN: 5 },
};

let standing: StandingUnderTest;
let claim: string;
let protocol: string;
let patients: readonly NodeRecord[];
/** Slides that were measured, by their patient's place. */
const slides = new Map<number, readonly NodeRecord[]>();
/** Places of two sealed patients with one slide each, and of one with two. */
const [ONE, OTHER, TWICE] = [SEALED[2]!, SEALED[5]!, SEALED[7]!];
beforeAll(async () => {
  standing = await openStanding();
  await plant();
});
afterAll(() => standing.close());

/** A run of 45 patients with a claim that a gene can be learnt and folds place it alike, kept as a run keeps it. */
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
      .criteria.filter(({ name: one }) => one in ASKED)
      .map((one) => ({ ...one, ...ASKED[one.name] })),
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
  const foldMaps = artifact("fold-maps", kept.foldMaps);
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
  const measured: NodeRecord[] = [];
  for (const place of [ONE, OTHER, TWICE, TWICE]) {
    const patient = patients[place]!;
    const before = slides.get(place) ?? [];
    const slide = slideNode(cohort.id, patient, `s${before.length}`);
    slides.set(place, [...before, slide]);
    const morphology = artifact(`tile-morphology ${slide.id}`, "b");
    measured.push(morphology);
    await step(
      { name: "measureTiles" },
      [use("slide", slide), use("patient", patient)],
      [{ role: "morphology", node: morphology }],
      {
        nodes: [slide],
        links: [{ type: "FROM_PATIENT", from: slide.id, to: patient.id }],
      },
    );
  }
  const { params } = kept.contrasts;
  await step({ name: "trainGenes" }, bySplit, [
    { role: "foldMaps", node: foldMaps },
  ]);
  await step({ name: "locateGenes", params }, bySplit, [
    { role: "contrasts", node: contrasts },
  ]);
  await step(
    { name: "assessPairs", params: kept.params, seed: kept.seed },
    [
      ...bySplit,
      use("contrasts", contrasts),
      ...measured.map((one) => use("morphology", one)),
    ],
    [
      { role: "pairs", node: pairs },
      { role: "patients", node: measures },
    ],
  );
  const own = claimNode(cohort.id);
  claim = own.id;
  const items = await itemsOf(ALL);
  const version = node("ClaimVersion", { claim, run, statement: "planted" });
  const lines = Object.keys(ASKED).map((kind, i) => {
    const props = { kind, subject: "G0", direction: "SUPPORTS", summary: "s" };
    const item = node("EvidenceItem", itemProps(items[i]!));
    return { line: node("EvidenceLine", props), item };
  });
  await step(
    { name: "weighEvidence" },
    [
      use("evaluations", evaluations),
      use("pairs", pairs),
      use("foldMaps", foldMaps),
    ],
    [version, ...lines.flatMap(({ line, item }) => [line, item])].map(
      (one, i) => ({ role: `${one.label} ${i}`, node: one }),
    ),
    {
      nodes: [own],
      links: [
        { type: "HEAD", from: claim, to: version.id },
        { type: "VERSION_OF", from: version.id, to: claim },
        ...lines.flatMap(({ line, item }): LinkRecord[] => [
          { type: "HAS_LINE", from: version.id, to: line.id },
          { type: "HAS_ITEM", from: line.id, to: item.id },
        ]),
      ],
    },
  );
  const verdict = judge(
    json,
    Object.keys(ASKED).map((criterion, i) => ({
      ...{ id: lines[i]!.line.id, criterion, items: [items[i]!] },
    })),
  );
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
        ...lines.map(({ line }): LinkRecord => ({
          ...{ type: "BASED_ON", from: judged.id, to: line.id },
        })),
      ],
    },
  );
  const endedAt = "2026-01-01T01:00:00.000Z";
  await finishRun(graph, run, { status: "DONE", endedAt });
}

/** What is known of G0's models on some patients, computed from scratch, in the order of what is asked. */
async function itemsOf(places: readonly number[]): Promise<EvidenceItem[]> {
  const found = evaluationsOf(places).genes.find(({ gene }) => gene === "G0")!;
  const { r: value, p, n } = found.heldOut;
  const folds = found.folds!;
  const learnt = { kind: "heldOutCorrelation", value, n, p, q: found.q, folds };
  const blob = await keepFoldMaps(standing.deps, places);
  const maps = await readFoldMaps(standing.deps, [blob]);
  const [agreement] = mapItems(maps!, ["G0"], SEED)["mapsAgree"]!;
  return [learnt, agreement!];
}

/** The items of each line, on some patients. */
const expected = async (places: readonly number[]) =>
  (await itemsOf(places)).map((item) => [expect.objectContaining(item)]);

const DRY = { dryRun: true };

const effect = (report: Parameters<typeof effectsOf>[0]) =>
  effectsOf(report).get(claim);

/** Slides of three patients were measured, and the protocol asks for 44. */
const tooFew = (left: number) => [{ protocol, least: 44, left }];

/** The evidence as whoever judges or bundles later finds it. */
async function itemsNow() {
  const state = await readJudging(standing.graph, { claim, protocol });
  if ("missing" in state) throw new Error(state.missing);
  const items = await keptItems(standing.deps, state.heldOut);
  // In the order of what is asked.
  return [...items.values()].sort(([a], [b]) => (a!.kind < b!.kind ? -1 : 1));
}

it("of a sealed patient, or of all slides of one, leaves what is left, computed anew as if he had never been; of one that a model saw it suspends", async () => {
  const idOf = (b: number) => patients[b]!.id;
  const slideOf = (b: number) => slides.get(b)![0]!.id;
  const dry = await standing.report("withdraw", idOf(ONE), DRY);
  expect(effect(dry)).toEqual(["REACHED_UNCHANGED", "SUPPORTED", "SUPPORTED"]);
  expect(await itemsNow()).toEqual([]);
  expect(dry.fewPatients).toEqual(tooFew(2));
  expect(await standing.report("withdraw", idOf(ONE))).toEqual(dry);
  const left = ALL.filter((b) => b !== ONE);
  const once = await expected(left);
  expect(await itemsNow()).toEqual(once);

  // Two fewer are too few for the protocol.
  const second = await standing.report("withdraw", slideOf(OTHER));
  expect(effect(second)).toEqual(["FALLS", "SUPPORTED", "INCONCLUSIVE"]);
  expect(second.fewPatients).toEqual(tooFew(1));
  const both = left.filter((b) => b !== OTHER);
  expect(await itemsNow()).toEqual(await expected(both));
  const back = await standing.report("reinstate", slideOf(OTHER));
  expect(effect(back)?.slice(1)).toEqual(["INCONCLUSIVE", "SUPPORTED"]);
  expect(back.fewPatients).toEqual(tooFew(2));
  expect(await itemsNow()).toEqual(once);

  // Of who has another slide something is left, and nothing tells what.
  const half = await standing.report("withdraw", slideOf(TWICE), DRY);
  expect(effect(half)).toEqual(["NEEDS_RERUN", "SUPPORTED", "SUSPENDED"]);
  expect(half.fewPatients).toEqual(tooFew(2));
  const seen = await standing.report("withdraw", idOf(OPEN[0]!));
  expect(effect(seen)).toEqual(["NEEDS_RERUN", "SUPPORTED", "SUSPENDED"]);
  expect(await itemsNow()).toEqual([]);
});
