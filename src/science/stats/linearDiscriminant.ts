import { Matrix, solve } from "ml-matrix";

/** Names the class of a vector, as its place in the list of classes. */
export type Classifier = (vector: ArrayLike<number>) => number;

/** Half-way between the measured covariance and none. */
const SHRINKAGE = 0.5;
/** Standard deviations beyond which a value tells no more. */
const BOUND = 3;

/**
 * Linear discriminant analysis on standardised values, its covariance shrunk towards the identity, so that more
 * dimensions than examples do no harm. Classes count alike however many examples each has.
 * @param labels class of each row, 0 to `classes` - 1, none without a row
 * @source Friedman 1989, doi:10.1080/01621459.1989.10478752
 */
export function linearDiscriminant(
  rows: readonly ArrayLike<number>[],
  labels: readonly number[],
  classes: number,
): Classifier {
  const standardise = scaling(rows);
  const z = rows.map(standardise);
  const means = Array.from({ length: classes }, (_, k) =>
    meanOf(z.filter((_row, i) => labels[i] === k)),
  );
  const within = new Matrix(
    z.map((row, i) => row.map((value, d) => value - means[labels[i]!]![d]!)),
  );
  const covariance = within.transpose().mmul(within).div(rows.length);
  const spread = covariance.trace() / covariance.rows || 1;
  const shrunk = covariance
    .mul(1 - SHRINKAGE)
    .add(Matrix.eye(covariance.rows).mul(SHRINKAGE * spread));
  const weights = solve(shrunk, new Matrix(means).transpose()).transpose();
  const score = (x: readonly number[], k: number): number =>
    x.reduce(
      (sum, value, d) => sum + weights.get(k, d) * (value - means[k]![d]! / 2),
      0,
    );
  return (vector) => {
    const x = standardise(vector);
    const scores = means.map((_, k) => score(x, k));
    return scores.indexOf(Math.max(...scores));
  };
}

function scaling(
  rows: readonly ArrayLike<number>[],
): (row: ArrayLike<number>) => number[] {
  const all = rows.map((row) => Array.from(row));
  const mean = meanOf(all);
  const variance = meanOf(
    all.map((row) => row.map((value, d) => (value - mean[d]!) ** 2)),
  );
  const sd = variance.map((value, d) =>
    Math.sqrt(value) > 1e-6 * (1 + Math.abs(mean[d]!)) ? Math.sqrt(value) : 1,
  );
  return (row) =>
    Array.from(row, (value, d) =>
      Math.max(-BOUND, Math.min(BOUND, (value - mean[d]!) / sd[d]!)),
    );
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  const [first] = rows;
  if (!first) throw new RangeError("a class has no example");
  return first.map((_, d) =>
    rows.reduce((sum, row) => sum + row[d]! / rows.length, 0),
  );
}
