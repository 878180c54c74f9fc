import type { HeldOutGene } from "../../science/legs/evaluateGene.js";
import { pickUnits } from "../../science/legs/units.js";
import type { GeneStatistics } from "../deps.js";
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
 * The evaluations as they would be had some patients not been held out, from what is stored of each: for withdrawn patients.
 * The models are those that were trained. Where some of them saw such a patient, these must be trained anew instead.
 */
export async function withoutPatients(
  { statistics }: GeneStatistics,
  stored: GeneEvaluations,
  withdrawn: ReadonlySet<string>,
): Promise<GeneEvaluations> {
  const { units, bags, tried, draws, seed } = stored;
  const places = placesWithout(stored, withdrawn);
  const by: Evaluating = {
    bags: places.map((b) => bags[b]!),
    units: pickUnits(units, places),
    tried,
    draws,
    seed,
  };
  const held = stored.genes.map((gene) => heldOutOf(gene, places));
  const found = await statistics.evaluateGenes(
    held.map((gene) => evaluateJob(gene, by)),
  );
  return gatherEvaluations(held, found, by);
}

/** Places of the bags that are left. */
export function placesWithout(
  { units: { patients } }: Pick<GeneEvaluations, "units">,
  withdrawn: ReadonlySet<string>,
): number[] {
  return [...patients.keys()].filter((b) => !withdrawn.has(patients[b]!));
}

/** What was stored of a gene, on some of the bags. */
function heldOutOf(
  { gene, contributions }: EvaluatedGene,
  places: readonly number[],
): HeldOutGene {
  const { predicted, observed, centre, rivals, baselines, taught } =
    contributions;
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
    ...(taught === undefined ? {} : { taught: at(taught) }),
  };
}
