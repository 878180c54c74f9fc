import { Matrix } from "ml-matrix";

/** One vector a bag, and what is to be learnt from some of them. */
export interface FitInput {
  readonly rows: readonly Float64Array[];
  /** NaN where missing. @shape [genes][bags] */
  readonly labels: readonly ArrayLike<number>[];
  /** Bags to learn from. */
  readonly train: readonly boolean[];
}

/** Thrown for arrays that do not fit together or have nothing to learn from. */
export class FitInputError extends Error {
  constructor(fault: string) {
    super(`baseline: ${fault}`);
    this.name = "FitInputError";
  }
}

/** @throws FitInputError for arrays of unlike length */
export function assertFitInput({ rows, labels, train }: FitInput): void {
  if (
    train.length !== rows.length ||
    labels.some((l) => l.length !== rows.length)
  )
    throw new FitInputError(
      "give one row, one role and one label (or NaN) a bag",
    );
}

/** Training bags where a label is known. @throws FitInputError where there is none */
export function knownBags(
  label: ArrayLike<number>,
  train: readonly boolean[],
): number[] {
  const known = [...train.keys()].filter(
    (b) => train[b] && !Number.isNaN(label[b]),
  );
  if (known.length === 0)
    throw new FitInputError("no training bag has a label; leave the gene out");
  return known;
}

/** Every row less the mean of some, over their spread; a column that does not vary among them is 0. */
export function standardRows(
  rows: readonly Float64Array[],
  by: readonly number[],
): Matrix {
  const dim = rows[0]!.length;
  const mean = new Float64Array(dim);
  const sd = new Float64Array(dim);
  for (const b of by) rows[b]!.forEach((x, d) => (mean[d]! += x / by.length));
  for (const b of by)
    rows[b]!.forEach((x, d) => (sd[d]! += (x - mean[d]!) ** 2 / by.length));
  return new Matrix(
    rows.map((row) =>
      Array.from(row, (x, d) => {
        const scale = Math.sqrt(sd[d]!);
        return scale > 1e-9 * (1 + Math.abs(mean[d]!))
          ? (x - mean[d]!) / scale
          : 0;
      }),
    ),
  );
}
