/**
 * One p of several independent ones, by Fisher's method: minus twice the sum of their logarithms follows chi-squared with two
 * degrees of freedom for each, whose tail is a finite sum where that number is even. Where the p are coarse (of few draws) or
 * larger than uniform, so is the result.
 * @param p above 0 and at most 1, at least one
 * @throws RangeError naming the value that is none
 * @source Fisher 1925; the tail: Abramowitz & Stegun 26.4.5
 */
export function fisherP(p: readonly number[]): number {
  const wrong = p.find((one) => !(one > 0 && one <= 1));
  if (wrong !== undefined || p.length === 0)
    throw new RangeError(
      `a p lies above 0 and is at most 1, and ${wrong ?? "none"} is given`,
    );
  const half = -p.reduce((sum, one) => sum + Math.log(one), 0);
  let term = 1;
  let sum = 1;
  for (let k = 1; k < p.length; k++) {
    term *= half / k;
    sum += term;
  }
  return Math.min(1, Math.exp(-half) * sum);
}
