import type { Bag } from "./bag.js";
import { bagDim } from "./bag.js";

/** Per dimension, what is subtracted and what divides. */
export interface FeatureScaling {
  readonly mean: Float32Array;
  /** 1 where a dimension does not vary. */
  readonly sd: Float32Array;
}

/** Mean and standard deviation of each dimension over all tiles of the bags. @throws BagError */
export function fitScaling(bags: readonly Bag[]): FeatureScaling {
  const dim = bagDim(bags);
  const sum = new Float64Array(dim);
  const squares = new Float64Array(dim);
  let tiles = 0;
  for (const bag of bags) tiles += bag.tiles;
  eachTile(bags, dim, (x, d) => (sum[d]! += x));
  const mean = sum.map((s) => s / tiles);
  eachTile(bags, dim, (x, d) => (squares[d]! += (x - mean[d]!) ** 2));
  const sd = Float32Array.from(squares, (s, d) => {
    const own = Math.sqrt(s / tiles);
    return own > 1e-6 * (1 + Math.abs(mean[d]!)) ? own : 1;
  });
  return { mean: Float32Array.from(mean), sd };
}

function eachTile(
  bags: readonly Bag[],
  dim: number,
  visit: (x: number, d: number) => void,
): void {
  for (const { features } of bags)
    for (let at = 0; at < features.length; at += dim)
      for (let d = 0; d < dim; d++) visit(features[at + d]!, d);
}
