import type { Shapes } from "./boostBag.js";

/**
 * Takes each shape's mean over the rows out of it and adds it to the intercept; of several classes also what all of them
 * are given alike, which changes no probability.
 * @param rows of each feature's bins @shape [features][bins]
 * @param intercept is changed
 * @shape shapes [features][bins, scores]; changed
 */
export function centreShapes(
  shapes: Shapes,
  rows: readonly Float64Array[],
  intercept: Float64Array,
): void {
  const K = intercept.length;
  shapes.forEach((shape, f) => {
    if (K > 1) levelClasses(shape, K);
    const own = rows[f]!;
    const total = own.reduce((sum, n) => sum + n, 0);
    for (let k = 0; k < K; k++) {
      let sum = 0;
      for (let bin = 0; bin < own.length; bin++)
        sum += own[bin]! * shape[bin * K + k]!;
      const mean = sum / total;
      for (let bin = 0; bin < own.length; bin++) shape[bin * K + k]! -= mean;
      intercept[k]! += mean;
    }
  });
}

function levelClasses(shape: Float64Array, K: number): void {
  for (let at = 0; at < shape.length; at += K) {
    let sum = 0;
    for (let k = 0; k < K; k++) sum += shape[at + k]!;
    for (let k = 0; k < K; k++) shape[at + k]! -= sum / K;
  }
}
