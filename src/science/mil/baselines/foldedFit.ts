import type { FoldLabels } from "../labels.js";
import type { FitInput } from "./fitInput.js";

/** Learns labels from one vector a bag. @returns a prediction for every bag @shape [genes][bags] */
export type Fit = (input: FitInput) => Float64Array[];

/**
 * A regression of every gene through the same folds as the heads: a bag that is not sealed is predicted by the
 * fold that held it out, a sealed bag by the mean of all folds.
 * @param rows one vector a bag
 * @param labels of each gene in each fold @shape [genes][folds]
 * @param train of each fold, the bags to learn from; early-stopping bags are learnt from too, since none stops early here
 * @param fold that held each bag out; null: sealed
 * @returns predicted deviations @unit log2 expression @shape [genes][bags]
 */
export function foldedFit(
  fit: Fit,
  input: {
    readonly rows: readonly Float64Array[];
    readonly labels: readonly (readonly FoldLabels[])[];
    readonly train: readonly (readonly boolean[])[];
    readonly fold: readonly (number | null)[];
  },
): Float64Array[] {
  const { rows, labels, train, fold } = input;
  const byFold = train.map((own, f) =>
    fit({
      rows,
      labels: labels.map((gene) => gene[f]!.labels),
      train: own,
    }),
  );
  return labels.map((gene, g) =>
    joinFolds(
      byFold.map((one) => one[g]!),
      { labels: gene, fold },
    ),
  );
}

/**
 * What models of a gene, one a fold, say of bags that they did not see.
 * @param byFold predictions in units of the labels @shape [folds][bags]
 * @returns predicted deviations @unit log2 expression @shape [bags]
 */
export function joinFolds(
  byFold: readonly ArrayLike<number>[],
  {
    labels,
    fold,
  }: {
    readonly labels: readonly FoldLabels[];
    readonly fold: readonly (number | null)[];
  },
): Float64Array {
  return Float64Array.from(fold, (held, b) => {
    const folds = held === null ? [...byFold.keys()] : [held];
    return folds.reduce(
      (sum, f) => sum + (labels[f]!.sd * byFold[f]![b]!) / folds.length,
      0,
    );
  });
}
