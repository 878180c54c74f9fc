import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import { evaluateGene } from "../../science/legs/evaluateGene.js";
import { pickUnits } from "../../science/legs/units.js";
import type {
  EvaluatedGene,
  Evaluating,
  GeneEvaluations,
} from "../evaluation/geneEvaluations.js";
import {
  evaluateJob,
  gatherEvaluations,
} from "../evaluation/geneEvaluations.js";

/**
 * The evaluations as they would be had some patients not been held out, from what is stored of each: for a withdrawn patient.
 * The models are those that were trained, some of them with him: whether these must be trained anew is another question.
 */
export function withoutPatients(
  stored: GeneEvaluations,
  withdrawn: ReadonlySet<string>,
): GeneEvaluations {
  const { units, bags, tried, draws, seed } = stored;
  const places = [...units.patients.keys()].filter(
    (b) => !withdrawn.has(units.patients[b]!),
  );
  const by: Evaluating = {
    bags: places.map((b) => bags[b]!),
    units: pickUnits(units, places),
    tried,
    draws,
    seed,
  };
  const held = stored.genes.map((gene) => heldOutOf(gene, places));
  const found = held.map((gene) => {
    const job = evaluateJob(gene, by);
    return evaluateGene(job.gene, job.units, job);
  });
  return gatherEvaluations(held, found, by);
}

/** What was stored of a gene, on some of the bags. */
function heldOutOf(
  { gene, contributions }: EvaluatedGene,
  places: readonly number[],
): HeldOutGene {
  const { predicted, observed, centre, rivals, baselines } = contributions;
  const at = (values: readonly (number | null)[]): Float64Array =>
    Float64Array.from(places, (b) => values[b] ?? Number.NaN);
  const each = (all: Readonly<Record<string, readonly number[]>>) =>
    Object.fromEntries(
      Object.entries(all).map(([name, values]) => [name, at(values)]),
    );
  return {
    gene,
    predicted: at(predicted),
    observed: at(observed),
    centre: at(centre),
    rivals: each(rivals),
    baselines: each(baselines),
  };
}
