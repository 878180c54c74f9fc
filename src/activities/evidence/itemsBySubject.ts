import type { CohortMaps } from "../maps/foldMaps.js";
import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { PairAssessments } from "./assessPairs.js";
import type { ItemsByCriterion } from "./evidenceItems.js";
import { geneItems, pairItems } from "./evidenceItems.js";
import { mapItems } from "./mapItems.js";

/** What the evidence of claims about morphologies is made from. */
export interface Bearing {
  readonly evaluations: Pick<GeneEvaluations, "genes">;
  readonly assessed: PairAssessments;
  /** null where no bag was read by more than one model. */
  readonly maps: CohortMaps | null;
  /** Of the run. */
  readonly seed: number;
}

/** All that bears on claims about morphologies, by what it is about: a gene, a module, or either with a morphology. */
export function itemsBySubject({
  evaluations,
  assessed,
  maps,
  seed,
}: Bearing): ReadonlyMap<string, ItemsByCriterion> {
  const { pairs, modules, outlives } = assessed;
  const known = (
    genes: readonly string[],
    evaluation: Parameters<typeof geneItems>[0],
  ): ItemsByCriterion => ({
    ...geneItems(evaluation),
    ...(maps === null ? {} : mapItems(maps, genes, seed)),
  });
  return new Map([
    ...evaluations.genes.map(
      (own) => [own.gene, known([own.gene], own)] as const,
    ),
    ...pairs.map(
      (pair) =>
        [
          pairSubject([pair.gene], pair.morphology),
          pairItems(pair, outlives),
        ] as const,
    ),
    ...modules.flatMap(({ genes, evaluation, pair }) => [
      [moduleSubject(genes), known(genes, evaluation)] as const,
      [pairSubject(genes, pair.morphology), pairItems(pair, outlives)] as const,
    ]),
  ]);
}

/** What is about genes together. */
export const moduleSubject = (genes: readonly string[]): string =>
  genes.join("+");

/** What is about a gene, or a module, and a morphology. */
export const pairSubject = (
  genes: readonly string[],
  morphology: string,
): string => `${moduleSubject(genes)} ${morphology}`;
