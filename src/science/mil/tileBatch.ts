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
  scaling: FeatureScaling,
): TileBatch {
  const parts = bags.map((bag) => standardTiles(bag, scaling));
  const batch = joinTiles(parts);
  tf.dispose(parts);
  return batch;
}

/** One bag's tiles, standardised by the backend, each followed by 1. @shape [tiles, dim + 1] */
export function standardTiles(
  { tiles, features }: Bag,
  { mean, sd }: FeatureScaling,
): tf.Tensor2D {
  return tf.tidy(() => {
    const read = tf.tensor2d(features, [tiles, mean.length]);
    const centred = tf.sub(read, tf.tensor1d(mean));
    const standard = tf.div<tf.Tensor2D>(centred, tf.tensor1d(sd));
    return tf.concat2d([standard, tf.ones([tiles, 1])], 1);
  });
}

/** Standardised bags one after the other. Leaves the parts to their owners. */
export function joinTiles(parts: readonly tf.Tensor2D[]): TileBatch {
  const length = Math.max(...parts.map(({ shape }) => shape[0]));
  const padding = new Float32Array(parts.length * length).fill(-1e9);
  parts.forEach(({ shape: [tiles] }, b) =>
    padding.fill(0, b * length, b * length + tiles),
  );
  return {
    bags: parts.length,
    length,
    tiles: tf.tidy(() => padded(parts, length)),
    padding: tf.tensor3d(padding, [1, parts.length, length]),
  };
}

function padded(parts: readonly tf.Tensor2D[], length: number): tf.Tensor2D {
  const rows = parts.map((part) => {
    const lacking = length - part.shape[0];
    return lacking === 0
      ? part
      : tf.pad(part, [
          [0, lacking],
          [0, 0],
        ]);
  });
  return rows.length === 1 ? rows[0]!.clone() : tf.concat2d(rows, 0);
}

/** Frees a batch's tensors. */
export function disposeBatch(batch: TileBatch): void {
  batch.tiles.dispose();
  batch.padding.dispose();
}
