import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { pearson } from "./correlation.js";

/**
 * How many independent tests a set of correlated ones amounts to: each eigenvalue of their correlation matrix counts
 * one if it is 1 or more, and its fraction beyond the whole.
 * @param variables what is tested, over patients @shape [tests][patients]
 * @source Li & Ji 2005, doi:10.1038/sj.hdy.6800717, eq. 5
 */
export function effectiveTests(
  variables: readonly ArrayLike<number>[],
): number {
  if (variables.length < 2) return variables.length;
  const correlations = new Matrix(
    variables.map((x, i) =>
      variables.map((y, j) => (i === j ? 1 : pearson(x, y))),
    ),
  );
  const { realEigenvalues } = new EigenvalueDecomposition(correlations, {
    assumeSymmetric: true,
  });
  return realEigenvalues.reduce((sum, value) => {
    const size = Math.abs(value);
    // An eigenvalue of 1 but for rounding has no fraction.
    const whole = Math.floor(size + 1e-9);
    return sum + (size + 1e-9 >= 1 ? 1 : 0) + Math.max(0, size - whole);
  }, 0);
}
