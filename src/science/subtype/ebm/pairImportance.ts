import type { EbmModel } from "./ebmModel.js";

/** How much two features together move the score, beyond what each does alone: its mean absolute value over the rows. */
export interface PairImportance {
  readonly features: readonly [string, string];
  readonly value: number;
}

/** Importance of every pair, in the model's order. */
export function pairImportance({ terms, pairs }: EbmModel): PairImportance[] {
  return pairs.map(({ of, rows, scores }) => {
    let [sum, total] = [0, 0];
    rows.forEach((n, cell) => {
      sum += n * Math.abs(scores[cell]!);
      total += n;
    });
    const [a, b] = of;
    const features = [terms[a]!.feature, terms[b]!.feature] as const;
    return { features, value: sum / total };
  });
}
