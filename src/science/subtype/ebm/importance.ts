import type { EbmModel, ShapeTerm } from "./ebmModel.js";

/** How much a feature moves the scores: their mean absolute value over the rows that the model was fitted on. */
export interface Importance {
  readonly feature: string;
  /** Mean over the scores. */
  readonly value: number;
  /** By score: one a class of several. */
  readonly byScore: readonly number[];
}

/** Importance of every feature, in the model's order. */
export function importance({ terms, intercept }: EbmModel): Importance[] {
  return terms.map((term) => {
    const byScore = Array.from(intercept, (_, k) =>
      meanSize(term, k, intercept.length),
    );
    const value = byScore.reduce((sum, own) => sum + own, 0) / byScore.length;
    return { feature: term.feature, value, byScore };
  });
}

function meanSize({ rows, scores }: ShapeTerm, k: number, K: number): number {
  let sum = 0;
  let total = 0;
  rows.forEach((n, bin) => {
    sum += n * Math.abs(scores[bin * K + k]!);
    total += n;
  });
  return sum / total;
}
