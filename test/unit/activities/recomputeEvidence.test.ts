import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { assessMeasured } from "../../../src/activities/evidence/assessMeasured.js";
import { readContrasts } from "../../../src/activities/evidence/pairInputs.js";
import {
  computeLines,
  findLines,
} from "../../../src/activities/evidence/recomputedLines.js";
import type { Bearing } from "../../../src/activities/evidence/itemsBySubject.js";
import { itemsBySubject } from "../../../src/activities/evidence/itemsBySubject.js";
import { recomputeEvidence } from "../../../src/activities/evidence/recomputeEvidence.js";
import { readFoldMaps } from "../../../src/activities/maps/foldMaps.js";
import type { HeldOut } from "../../../src/graph/standing/readHeldOut.js";
import { localBlobs } from "../../../src/io/blobs/localBlobs.js";
import {
  decodeSafetensors,
  encodeSafetensors,
  safetensorsMetadata,
} from "../../../src/io/blobs/safetensors.js";
import { canonical } from "../../../src/knowledge/identity.js";
import {
  ALL,
  ASKED,
  evaluationsOf,
  GENES,
  keepContrasts,
  keepFoldMaps,
  keepRun,
  measuresOf,
  namesOf,
  OPEN,
  rivalsOf,
  SEALED,
} from "./smallRun.js";
import { statisticsHere } from "./statisticsHere.js";

const deps = {
  blobs: localBlobs(mkdtempSync(join(tmpdir(), "histoclaim-recomputed-"))),
  tensors: {
    encode: encodeSafetensors,
    decode: decodeSafetensors,
    metadata: safetensorsMetadata,
  },
  statistics: statisticsHere,
};
const GONE = [SEALED[1]!, SEALED[4]!];
let source: HeldOut;

beforeAll(async () => {
  const { evaluations, contrasts, foldMaps, ...kept } = await keepRun(deps);
  source = {
    ...kept,
    lines: [
      { id: "line-1", subject: "G0 mucin", criterion: "present" },
      { id: "line-2", subject: "G0", criterion: "replicated" },
      { id: "line-3", subject: "cohort", criterion: "sites" },
      { id: "line-4", subject: "G0", criterion: "readByPathologist" },
      { id: "line-5", subject: "G0", criterion: "mapsAgree" },
      { id: "line-6", subject: "G1+G0", criterion: "mapNeedsTraining" },
    ],
    gone: namesOf(GONE),
    evaluations: { id: "artifact-1", blob: evaluations },
    contrasts: [contrasts],
    foldMaps: [foldMaps],
    kept: null,
  };
});

/** As if no other patients had ever been measured, with the same models. */
async function fromScratch(places: readonly number[]) {
  const evaluations = evaluationsOf(places);
  const blob = await keepContrasts(deps, places);
  const context = {
    measures: measuresOf(places),
    contrasts: await readContrasts(deps, [{ genes: GENES, blob }]),
    ...{ draws: ASKED.draws, seed: source.seed! },
  };
  const rivals = (gene: string) => rivalsOf(gene, places);
  const by = { ...ASKED, evaluations, rivals };
  const assessed = await assessMeasured(deps, context, by);
  const maps = await readFoldMaps(deps, [await keepFoldMaps(deps, places)]);
  return { evaluations, assessed, maps, seed: context.seed };
}

it("taking sealed patients out of what is stored equals computing everything without them", async () => {
  const fresh = await fromScratch(ALL.filter((b) => !GONE.includes(b)));
  const found = await recomputeEvidence(deps, source);
  const itemsOf = (of: Bearing) =>
    canonical(Object.fromEntries(itemsBySubject(of)));
  expect(itemsOf(found)).toBe(itemsOf(fresh));
  expect(canonical(found.assessed)).toBe(canonical(fresh.assessed));
  expect(canonical(found.evaluations)).toBe(canonical(fresh.evaluations));
  // It is not what was found with them; and there is a module.
  const before = await fromScratch(ALL);
  expect(canonical(found.assessed)).not.toBe(canonical(before.assessed));
  expect(found.assessed.modules).not.toEqual([]);
  // What rests on patients who are not sealed alone stays as it was.
  const open = ({ evaluations, assessed }: typeof before) => ({
    folds: evaluations.genes.map(({ folds }) => folds),
    carriedOver: evaluations.genes.map((gene) => gene.carriedOver),
    located: assessed.pairs.map(({ located }) => located.folds),
  });
  expect(open(found)).toEqual(open(before));
  expect(open(before).carriedOver).not.toContain(null);
  expect(open(before).located).not.toContain(null);
  expect(found.assessed.pairs.every((pair) => pair.givenMsi !== null)).toBe(
    true,
  );
});

it("gives each line its items, keeps them, and finds them again without computing", async () => {
  expect(await findLines(deps, [source])).toBeNull();
  const { items, made } = await computeLines(deps, [source]);
  expect([...items.keys()]).toEqual(["line-1", "line-2", "line-5", "line-6"]);
  expect(items.get("line-1")).toMatchObject([
    { kind: "presentCorrelation", n: ALL.length - GONE.length },
  ]);
  expect(items.get("line-2")).toMatchObject([
    { kind: "sealedCorrelation", n: SEALED.length - GONE.length },
  ]);
  const left = SEALED.length - GONE.length;
  expect(items.get("line-5")).toMatchObject([
    // Of as many shuffled series as there are none is as large.
    { kind: "mapAgreement", n: left, p: 1 / (1 + 2 * GENES.length) },
  ]);
  expect(items.get("line-6")).toMatchObject([{ kind: "mapTraining", n: left }]);
  expect(made).toMatchObject([{ of: "artifact-1", without: namesOf(GONE) }]);
  const kept = { ...source, kept: made[0]!.blob };
  expect(await findLines(deps, [kept])).toEqual({ items, made: [] });
});

it("computes nothing where a model saw a patient who is gone", async () => {
  for (const others of [[OPEN[0]!], [SEALED[0]!, OPEN[0]!]]) {
    const seen = { ...source, gone: namesOf(others) };
    const nothing = { items: new Map(), made: [] };
    expect(await computeLines(deps, [seen])).toEqual(nothing);
    expect(await findLines(deps, [seen])).toEqual(nothing);
  }
});
