import { expect, it } from "vitest";
import {
  evaluateJob,
  gatherEvaluations,
} from "../../../src/activities/evaluation/geneEvaluations.js";
import type {
  Evaluating,
  GeneEvaluations,
} from "../../../src/activities/evaluation/geneEvaluations.js";
import { withoutPatients } from "../../../src/activities/evidence/withoutPatients.js";
import { canonical } from "../../../src/knowledge/identity.js";
import type { HeldOutGene } from "../../../src/science/legs/evaluateGene.js";
import { evaluateGene } from "../../../src/science/legs/evaluateGene.js";
import { pickUnits } from "../../../src/science/legs/units.js";
import { following, plantedUnits } from "../legs/planted.js";
import { statisticsHere } from "./statisticsHere.js";
import { gaussians } from "../stats/gaussians.js";

const BAGS = 60;
const all = [...Array(BAGS).keys()];
const units = plantedUnits(BAGS);

/** The same predictions on some of the bags, as if no others had ever been. */
function held(places: readonly number[]): HeldOutGene[] {
  const at = (values: Float64Array) =>
    Float64Array.from(places, (b) => values[b]!);
  return [0.7, 0.3].map((r, g) => {
    const observed = gaussians(BAGS, 10 * g + 1);
    if (g === 1) observed[4] = Number.NaN;
    return {
      gene: `G${g}`,
      predicted: at(
        following(
          observed.map((y) => y || 0),
          r,
          10 * g + 2,
        ),
      ),
      observed: at(observed),
      centre: at(new Float64Array(BAGS).fill(5)),
      rivals: { colour: at(gaussians(BAGS, 10 * g + 3)) },
      baselines: { pls: at(gaussians(BAGS, 10 * g + 4)) },
      taught: at(
        gaussians(BAGS, 10 * g + 5).map((y, b) => (units.sealed[b] ? NaN : y)),
      ),
    };
  });
}

function evaluated(places: readonly number[]): GeneEvaluations {
  const by: Evaluating = {
    bags: places.map((b) => `B${b}`),
    units: pickUnits(units, places),
    tried: ["G0", "G1", "G2"],
    draws: 199,
    seed: 3,
  };
  const genes = held(places);
  const found = genes.map((gene) => {
    const job = evaluateJob(gene, by);
    return evaluateGene(job.gene, job.units, job);
  });
  return gatherEvaluations(genes, found, by);
}

it("taking a patient out of what is stored equals a fresh evaluation without him", async () => {
  const stored = JSON.parse(canonical(evaluated(all))) as GeneEvaluations;
  const left = new Set([units.patients[3]!, units.patients[17]!]);
  const fresh = evaluated(all.filter((b) => !left.has(units.patients[b]!)));
  const without = (gone: ReadonlySet<string>) =>
    withoutPatients({ statistics: statisticsHere }, stored, gone);
  const taken = await without(left);
  expect(canonical(taken)).toBe(canonical(fresh));
  expect(canonical(taken)).not.toBe(canonical(stored));
  expect(canonical(await without(new Set()))).toBe(canonical(stored));
});

it("counts each set's p over all genes that were tried", () => {
  const { genes, notEvaluated } = evaluated(all);
  expect(notEvaluated).toEqual(["G2"]);
  for (const { sets, setQ } of genes)
    for (const set of ["outOfFold", "sealed"] as const)
      expect(setQ[set]!).toBeGreaterThanOrEqual(sets[set]!.p);
  // Of three tests the least p counts three times.
  const least = genes[0]!;
  expect(least.setQ.outOfFold).toBeCloseTo(3 * least.sets.outOfFold!.p, 12);
});
