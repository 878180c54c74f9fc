/**
 * What is left of y after the least-squares line on each covariate, all centred before: Gram-Schmidt, so collinear
 * covariates count once.
 * @shape y, each covariate, result [n]; all centred
 */
export function residuals(
  y: ArrayLike<number>,
  covariates: readonly ArrayLike<number>[],
): Float64Array {
  const basis: Float64Array[] = [];
  for (const covariate of covariates) {
    const own = Float64Array.from(covariate);
    const size = dot(own, own);
    for (const b of basis) remove(own, b);
    if (dot(own, own) > 1e-10 * (size + 1e-300)) basis.push(own);
  }
  const out = Float64Array.from(y);
  for (const b of basis) remove(out, b);
  return out;
}

function remove(from: Float64Array, direction: Float64Array): void {
  const slope = dot(from, direction) / dot(direction, direction);
  for (let i = 0; i < from.length; i++) from[i]! -= slope * direction[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
