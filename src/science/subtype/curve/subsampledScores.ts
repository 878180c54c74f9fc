import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../../random/randomGenerator.js";
import { seedOf } from "../../random/seedOf.js";
import type { FeatureTable } from "../ebm/ebmInput.js";
import { vectors } from "../fitFold.js";
import { standardColumns } from "../standardColumns.js";

/** A class against the rest, to be learnt from ever more of its patients. */
export interface CurveJob {
  readonly table: FeatureTable;
  /** Whether each row is of the class. */
  readonly own: readonly boolean[];
  readonly folds: number;
  readonly repeats: number;
  readonly seed: number;
}

/** Scores of all patients by models taught by so many of the class; each by a model that did not see the patient. */
export interface SubsampledScores {
  /** Patients of the class taught. */
  readonly taught: number;
  /** @shape [repeats][patients] */
  readonly scores: readonly Float64Array[];
}

/** Of the class's training patients; the others are all taught. */
const SHARES = [0.25, 0.4, 0.6, 0.8, 1];
/** Genes standardised at once, which bounds memory. */
const AT_ONCE = 500;
/** In units of the mean variance of a standardised gene, as strong as the covariance that is measured. */
const PENALTY = 1;

/**
 * Folds drawn anew in each repeat; in each fold the class's training patients are cut down to ever more of the same order.
 * The learner is penalised least squares on the class, which is a linear discriminant with a shrunk covariance: hundreds of
 * models are fitted, and this one costs a thousandth of the explainable machine. Genes are standardised over all patients,
 * without their classes.
 */
export function subsampledScores(job: CurveJob): SubsampledScores[] {
  const { own, folds, repeats, seed } = job;
  const of = own.filter(Boolean).length;
  const most = Math.floor((of * (folds - 1)) / folds);
  const sizes = [
    ...new Set(SHARES.map((share) => Math.max(2, Math.round(share * most)))),
  ];
  const products = innerProducts(job.table);
  const drawn = Array.from({ length: repeats }, (_, r) =>
    foldsOf(own, folds, seedOf(["curve", r, seed])),
  );
  return sizes.map((taught) => ({
    taught,
    scores: drawn.map((fold) => scored(products, { own, fold, folds, taught })),
  }));
}

/** Of standardised rows, whose mean gene has variance 1. @shape result [rows, rows] */
function innerProducts(table: FeatureTable): Matrix {
  const { features, rows, values } = table;
  const every = Int32Array.from({ length: rows }, (_, r) => r);
  const products = new Matrix(rows, rows);
  for (let from = 0; from < features.length; from += AT_ONCE) {
    const part = features.slice(from, from + AT_ONCE);
    const own = values.subarray(from * rows, (from + part.length) * rows);
    const x = vectors({ features: part, rows, values: own }, every);
    const z = x.map(standardColumns(x));
    addProducts(products, z);
  }
  return products;
}

/** Adds gene after gene, so that it makes no difference how many come at once. */
function addProducts(products: Matrix, z: readonly Float64Array[]): void {
  z.forEach((one, i) => {
    for (let j = 0; j <= i; j++) {
      const other = z[j]!;
      let sum = products.get(i, j);
      for (let f = 0; f < one.length; f++) sum += one[f]! * other[f]!;
      products.set(i, j, sum);
      products.set(j, i, sum);
    }
  });
}

/** Rows in a drawn order, dealt to folds, class and rest each for themselves. */
function foldsOf(
  own: readonly boolean[],
  folds: number,
  seed: number,
): Map<number, number> {
  const random = randomGenerator(seed);
  const order = [...own.keys()];
  for (let i = order.length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const sides = [true, false].map((side) =>
    order.filter((row) => own[row] === side),
  );
  return new Map(
    sides.flatMap((side) => side.map((row, i) => [row, i % folds])),
  );
}

function scored(
  products: Matrix,
  {
    own,
    fold,
    folds,
    taught,
  }: {
    readonly own: readonly boolean[];
    /** In the drawn order. */
    readonly fold: ReadonlyMap<number, number>;
    readonly folds: number;
    readonly taught: number;
  },
): Float64Array {
  const scores = new Float64Array(own.length);
  for (let f = 0; f < folds; f++) {
    const train = [...fold].filter(([, of]) => of !== f).map(([row]) => row);
    const kept = [
      ...train.filter((row) => own[row]).slice(0, taught),
      ...train.filter((row) => !own[row]),
    ];
    const weights = fit(products, kept, own);
    for (const [row, of] of fold)
      if (of === f)
        scores[row] = kept.reduce(
          (sum, other, i) => sum + weights[i]! * products.get(row, other),
          0,
        );
  }
  return scores;
}

/** Weights of the rows taught; both sides count alike however many each has. */
function fit(
  products: Matrix,
  rows: readonly number[],
  own: readonly boolean[],
): number[] {
  const mine = rows.filter((row) => own[row]).length;
  const target = rows.map((row) =>
    own[row] ? rows.length / mine : -rows.length / (rows.length - mine),
  );
  const system = products
    .selection([...rows], [...rows])
    .add(Matrix.eye(rows.length).mul(PENALTY * rows.length));
  return new CholeskyDecomposition(system)
    .solve(Matrix.columnVector(target))
    .to1DArray();
}
