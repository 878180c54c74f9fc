import type { GeneEvaluations } from "../evaluation/geneEvaluations.js";
import type { PairAssessments } from "./assessPairs.js";
import type { ItemsByCriterion } from "./evidenceItems.js";
import { geneItems, pairItems } from "./evidenceItems.js";

/** All that bears on claims about morphologies, by what it is about: a gene, a module, or either with a morphology. */
export function itemsBySubject(
  evaluations: Pick<GeneEvaluations, "genes">,
  { pairs, modules, outlives }: PairAssessments,
): ReadonlyMap<string, ItemsByCriterion> {
  return new Map([
    ...evaluations.genes.map((gene) => [gene.gene, geneItems(gene)] as const),
    ...pairs.map(
      (pair) =>
        [
          pairSubject([pair.gene], pair.morphology),
          pairItems(pair, outlives),
        ] as const,
    ),
    ...modules.flatMap(({ genes, evaluation, pair }) => [
      [moduleSubject(genes), geneItems(evaluation)] as const,
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
