import * as tf from "@tensorflow/tfjs-core";
import type { Bag } from "./bag.js";
import type { FeatureScaling } from "./featureScaling.js";

/** The tiles of a few bags, standardised, each bag padded to the longest. The caller disposes. */
export interface TileBatch {
  readonly bags: number;
  /** Tiles of the longest bag. */
  readonly length: number;
  /** Last column is 1 (the bias); padding is all zero. @shape [bags * length, dim + 1] */
  readonly tiles: tf.Tensor2D;
  /** 0 for a tile, -1e9 for padding: added to the logits before the softmax. @shape [1, bags, length] */
  readonly padding: tf.Tensor3D;
}

/** Lays bags out for one product. */
export function tileBatch(
  bags: readonly Bag[],
  { mean, sd }: FeatureScaling,
): TileBatch {
  const dim = mean.length;
  const length = Math.max(...bags.map((bag) => bag.tiles));
  const rows = new Float32Array(bags.length * length * (dim + 1));
  const padding = new Float32Array(bags.length * length).fill(-1e9);
  bags.forEach(({ tiles, features }, b) => {
    padding.fill(0, b * length, b * length + tiles);
    for (let t = 0; t < tiles; t++) {
      const to = (b * length + t) * (dim + 1);
      for (let d = 0; d < dim; d++)
        rows[to + d] = (features[t * dim + d]! - mean[d]!) / sd[d]!;
      rows[to + dim] = 1;
    }
  });
  return {
    bags: bags.length,
    length,
    tiles: tf.tensor2d(rows, [bags.length * length, dim + 1]),
    padding: tf.tensor3d(padding, [1, bags.length, length]),
  };
}

/** Frees a batch's tensors. */
export function disposeBatch(batch: TileBatch): void {
  batch.tiles.dispose();
  batch.padding.dispose();
}
