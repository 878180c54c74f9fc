import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { FitInput } from "./fitInput.js";
import { assertFitInput, knownBags, standardRows } from "./fitInput.js";

/** Strengths tried, in units of the mean eigenvalue of X Xᵀ: from almost least squares to almost the mean. */
const STRENGTHS = Array.from({ length: 17 }, (_, i) => 10 ** (-4 + i / 2));

/** The eigenvectors of the centred, standardised training rows' Gram matrix: one a fold serves all genes. */
interface Kernel {
  readonly vectors: number[][];
  readonly values: number[];
  /** Inner products of every row with the training rows. @shape [rows, training] */
  readonly products: number[][];
}

/**
 * The plain rival of attention: ridge regression on one vector a bag (mean embedding, colour, tile count),
 * standardised on training bags, its strength chosen per label by the exact leave-one-out error on them.
 * The labels' training mean is the intercept. Bags without a label are left out of that label's fit.
 *
 * @returns a prediction for every bag, those learnt from included @shape [genes][bags]
 * @throws FitInputError
 * @source Allen 1974, doi:10.1080/00401706.1974.10489157 (leave-one-out of a linear smoother)
 */
export function ridgeOnMean(input: FitInput): Float64Array[] {
  assertFitInput(input);
  const { rows, labels, train } = input;
  const kernels = new Map<string, Kernel>();
  return labels.map((label) => {
    const known = knownBags(label, train);
    const id = known.join();
    const kernel = kernels.get(id) ?? kernelOf(rows, known);
    kernels.set(id, kernel);
    return fit(
      kernel,
      known.map((b) => label[b]!),
    );
  });
}

function kernelOf(
  rows: readonly Float64Array[],
  known: readonly number[],
): Kernel {
  const every = standardRows(rows, known);
  const training = new Matrix(known.map((b) => every.getRow(b)));
  const gram = training.mmul(training.transpose());
  const parts = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  return {
    vectors: parts.eigenvectorMatrix.to2DArray(),
    values: parts.realEigenvalues.map((value) => Math.max(0, value)),
    products: every.mmul(training.transpose()).to2DArray(),
  };
}

function fit(
  { vectors, values, products }: Kernel,
  label: readonly number[],
): Float64Array {
  const n = label.length;
  const mean = label.reduce((sum, y) => sum + y, 0) / n;
  const residual = label.map((y) => y - mean);
  const along = values.map((_, k) =>
    residual.reduce((sum, y, i) => sum + vectors[i]![k]! * y, 0),
  );
  const unit = values.reduce((sum, value) => sum + value, 0) / n || 1;
  const errors = STRENGTHS.map((s) =>
    leaveOneOut(
      vectors,
      residual,
      along,
      values.map((v) => v / (v + s * unit)),
    ),
  );
  const strength = STRENGTHS[errors.indexOf(Math.min(...errors))]! * unit;
  const weights = residual.map((_, i) =>
    along.reduce(
      (sum, a, k) => sum + (vectors[i]![k]! * a) / (values[k]! + strength),
      0,
    ),
  );
  return Float64Array.from(products, (row) =>
    row.reduce((sum, product, i) => sum + product * weights[i]!, mean),
  );
}

/** Exact sum of squared leave-one-out errors of a linear smoother; the intercept takes 1/n of each bag's leverage. */
function leaveOneOut(
  vectors: readonly number[][],
  residual: readonly number[],
  along: readonly number[],
  shrink: readonly number[],
): number {
  return residual.reduce((sum, y, i) => {
    let fitted = 0;
    let leverage = 1 / residual.length;
    shrink.forEach((s, k) => {
      fitted += vectors[i]![k]! * s * along[k]!;
      leverage += vectors[i]![k]! ** 2 * s;
    });
    return sum + ((y - fitted) / Math.max(1 - leverage, 1e-9)) ** 2;
  }, 0);
}
