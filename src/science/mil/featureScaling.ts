import type { Bags, BagSource } from "./bagSource.js";
import { bagSource } from "./bagSource.js";

/** Per dimension, what is subtracted and what divides. */
export interface FeatureScaling {
  readonly mean: Float32Array;
  /** 1 where a dimension does not vary. */
  readonly sd: Float32Array;
}

/**
 * Mean and standard deviation of each dimension over all tiles of the bags, which are read twice.
 * @param use which bags; by default all
 * @throws BagError
 */
export async function fitScaling(
  bags: Bags,
  use?: readonly number[],
): Promise<FeatureScaling> {
  const source = bagSource(bags);
  const { dim } = source;
  const own = use ?? [...source.bags.keys()];
  const tiles = own.reduce((sum, b) => sum + source.bags[b]!.tiles, 0);
  const sum = new Float64Array(dim);
  const squares = new Float64Array(dim);
  await eachTile(source, own, (x, d) => (sum[d]! += x));
  const mean = sum.map((s) => s / tiles);
  await eachTile(source, own, (x, d) => (squares[d]! += (x - mean[d]!) ** 2));
  const sd = Float32Array.from(squares, (s, d) => {
    const own = Math.sqrt(s / tiles);
    return own > 1e-6 * (1 + Math.abs(mean[d]!)) ? own : 1;
  });
  return { mean: Float32Array.from(mean), sd };
}

async function eachTile(
  source: BagSource,
  own: readonly number[],
  visit: (x: number, d: number) => void,
): Promise<void> {
  const { dim } = source;
  for (const b of own) {
    const { features } = await source.read(b);
    for (let at = 0; at < features.length; at += dim)
      for (let d = 0; d < dim; d++) visit(features[at + d]!, d);
  }
}
