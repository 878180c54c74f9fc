import type { FoldLabels } from "../labels.js";
import { ridgeOnMean } from "./ridgeOnMean.js";

/**
 * Ridge regression of every gene through the same folds as the heads: a bag that is not sealed is predicted by the
 * fold that held it out, a sealed bag by the mean of all folds.
 * @param rows one vector a bag
 * @param labels of each gene in each fold @shape [genes][folds]
 * @param train of each fold, the bags to learn from; early-stopping bags are learnt from too, since ridge needs none
 * @param fold that held each bag out; null: sealed
 * @returns predicted deviations @unit log2 expression @shape [genes][bags]
 */
export function foldedRidge(input: {
  readonly rows: readonly Float64Array[];
  readonly labels: readonly (readonly FoldLabels[])[];
  readonly train: readonly (readonly boolean[])[];
  readonly fold: readonly (number | null)[];
}): Float64Array[] {
  const { rows, labels, train, fold } = input;
  const byFold = train.map((own, f) =>
    ridgeOnMean({
      rows,
      labels: labels.map((gene) => gene[f]!.labels),
      train: own,
    }),
  );
  return labels.map((gene, g) =>
    Float64Array.from(rows, (_, b) => {
      const held = fold[b] ?? null;
      const folds = held === null ? [...train.keys()] : [held];
      return folds.reduce(
        (sum, f) => sum + (gene[f]!.sd * byFold[f]![g]![b]!) / folds.length,
        0,
      );
    }),
  );
}
