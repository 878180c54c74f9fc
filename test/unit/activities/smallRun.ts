import type { ActivityDeps } from "../../../src/activities/deps.js";
import { encodeMeasures } from "../../../src/activities/evidence/keptMeasures.js";
import type { PairMeasures } from "../../../src/activities/evidence/pairMeasures.js";
import type { GeneEvaluations } from "../../../src/activities/evaluation/geneEvaluations.js";
import {
  evaluateJob,
  gatherEvaluations,
} from "../../../src/activities/evaluation/geneEvaluations.js";
import { encodeFoldMaps } from "../../../src/activities/maps/foldMaps.js";
import { putJson } from "../../../src/activities/step/runStep.js";
import { canonical } from "../../../src/knowledge/identity.js";
import { evaluateGene } from "../../../src/science/legs/evaluateGene.js";
import { pickUnits } from "../../../src/science/legs/units.js";
import { MORPHOLOGIES } from "../../../src/science/morphology/names.js";
import { following, plantedUnits } from "../legs/planted.js";
import { gaussians } from "../stats/gaussians.js";

/** What a run of 45 patients rests its evidence on: G0 and its copy G1 follow the first morphology, G2 nothing. */
const BAGS = 45;
const SHUFFLED = 6;
export const SEED = 5;
const WIDTH = MORPHOLOGIES.length;

export const GENES = ["G0", "G1", "G2"];
export const ALL = [...Array(BAGS).keys()];
export const UNITS = plantedUnits(BAGS);
/** Places of the sealed patients, and of the others. */
export const SEALED = ALL.filter((b) => UNITS.sealed[b]);
export const OPEN = ALL.filter((b) => !UNITS.sealed[b]);
export const ASKED = { draws: 199, goes: 0.2, outlives: 0.015 };

const shares = MORPHOLOGIES.map((_, m) => gaussians(BAGS, 100 + m));
const first = following(shares[0]!, 0.9, 200);
const copy = following(first, 0.99, 201);
const predicted = [first, copy, gaussians(BAGS, 203)].map((level, g) =>
  following(level, 0.8, 300 + g),
);
const levels = [
  first,
  // Of one gene one patient was not measured.
  copy.map((y, b) => (b === 7 ? Number.NaN : y)),
  gaussians(BAGS, 202),
];

/** What models say of the bags that they were taught; they never see a sealed one. */
const taught = predicted.map((level, g) =>
  following(level, 0.9, 700 + g).map((y, b) => (UNITS.sealed[b] ? NaN : y)),
);

const at = (values: ArrayLike<number>, places: readonly number[]) =>
  Float64Array.from(places, (b) => values[b]!);

/** Microsatellite status. */
const MSI = ALL.map((b) => (b % 5 === 0 ? "MSI" : "MSS"));

/** Pseudonyms of patients, in order. */
export const namesOf = (places: readonly number[]) =>
  places.map((b) => UNITS.patients[b]!).sort();

/** What is measured of some patients, as if no others had ever been. */
export function measuresOf(places: readonly number[]): PairMeasures {
  return {
    bags: places.map((b) => UNITS.patients[b]!),
    units: pickUnits(UNITS, places),
    msi: places.map((b) => MSI[b]!),
    genes: GENES,
    expression: (gene) => at(levels[GENES.indexOf(gene)]!, places),
    morphologies: shares.map((values) => at(values, places)),
  };
}

/** What rivals of a gene's models predict for them. */
export function rivalsOf(gene: string, places: readonly number[]) {
  const g = GENES.indexOf(gene);
  return {
    colour: at(gaussians(BAGS, 500 + g), places),
    tileCount: at(gaussians(BAGS, 600 + g), places),
  };
}

/** How well genes are predicted on them. */
export function evaluationsOf(places: readonly number[]): GeneEvaluations {
  const { bags, units } = measuresOf(places);
  const by = { bags, units, tried: GENES, draws: ASKED.draws, seed: SEED };
  const held = GENES.map((gene, g) => ({
    gene,
    predicted: at(predicted[g]!, places),
    observed: at(levels[g]!, places),
    centre: new Float64Array(places.length),
    rivals: rivalsOf(gene, places),
    taught: at(taught[g]!, places),
  }));
  const found = held.map((gene) => {
    const job = evaluateJob(gene, by);
    return evaluateGene(job.gene, job.units, job);
  });
  return gatherEvaluations(held, found, by);
}

type Kept = Pick<ActivityDeps, "blobs" | "tensors">;

/** Keeps where models of the genes, and of shuffled labels, look on them. @returns the blob */
export function keepContrasts(
  { blobs, tensors }: Kept,
  places: readonly number[],
): Promise<string> {
  const series = GENES.length + SHUFFLED;
  const data = Float64Array.from({ length: series }, (_, s) => s).reduce<
    number[]
  >((all, s) => {
    const own = gaussians(BAGS * WIDTH, 400 + s);
    const shift = s < GENES.length ? 1 : 0;
    for (const b of places)
      for (let m = 0; m < WIDTH; m++) all.push(own[b * WIDTH + m]! + shift);
    return all;
  }, []);
  const contrast = {
    shape: [series, places.length, WIDTH],
    data: Float64Array.from(data),
  };
  return blobs.put(tensors.encode({ contrast }));
}

/** Keeps how alike maps of their folds' models are, on those of them that are sealed. */
export function keepFoldMaps(
  { blobs, tensors }: Kept,
  places: readonly number[],
): Promise<string> {
  const sealed = places.filter((b) => UNITS.sealed[b]);
  const table = (seed: number, by: number) =>
    at(gaussians(BAGS, seed), sealed).map((y) => by + 0.05 * y);
  const found = GENES.map((_, g) => ({
    shared: [0.6, 0.3, 0.3].map((by, s) => [...table(700 + 9 * g + s, by)]),
    beyondUntrained: [...table(800 + g, 0.2)],
  }));
  const bags = sealed.map((b) => ({
    bag: UNITS.patients[b]!,
    patient: UNITS.patients[b]!,
  }));
  const kept = { genes: GENES, bags, found };
  return blobs.put(encodeFoldMaps({ tensors }, kept));
}

/** Keeps all of it as a run does. @returns the blobs, and how the pairs were assessed */
export async function keepRun(deps: Kept) {
  return {
    evaluations: await putJson(deps, evaluationsOf(ALL)),
    measures: await deps.blobs.put(encodeMeasures(deps, measuresOf(ALL))),
    contrasts: {
      blob: await keepContrasts(deps, ALL),
      params: canonical({ genes: GENES }),
    },
    foldMaps: await keepFoldMaps(deps, ALL),
    params: canonical({ ...ASKED, genes: GENES }),
    seed: SEED,
  };
}
