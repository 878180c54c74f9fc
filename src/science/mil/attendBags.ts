import * as tf from "@tensorflow/tfjs-core";
import type { AttentionPath } from "./attentionPath.js";
import { attentionPath } from "./attentionPath.js";
import type { Dropout } from "./dropout.js";
import type { HeadTensors } from "./headParameters.js";
import type { RegressorPath } from "./regressorPath.js";
import { regressorPath } from "./regressorPath.js";
import type { TileBatch } from "./tileBatch.js";

/** What stacked heads see in a batch, and what their gradient needs again. */
export interface Attended {
  /** Sums to 1 over a bag's tiles, 0 on padding. @shape [heads, bags, length] */
  readonly attention: tf.Tensor3D;
  /** The prediction each tile alone would give. @shape [heads, bags, length] */
  readonly tilePrediction: tf.Tensor3D;
  /** Sum of attention times tile prediction. @shape [heads, bags] */
  readonly prediction: tf.Tensor2D;
  readonly paths: {
    readonly attention: AttentionPath;
    readonly regressor: RegressorPath;
  };
}

/** How heads read tiles beside their weights. */
export interface Reading {
  /** null: none. */
  readonly dropout: Dropout | null;
  /** Bound of tile predictions; a weighted mean of them keeps it. null: none. */
  readonly clamp: number | null;
}

/**
 * Attention regression of all heads on all bags of a batch.
 * @source Ilse 2018, doi:10.48550/arXiv.1802.04712
 */
export function attendBags(
  head: HeadTensors,
  batch: TileBatch,
  { dropout, clamp }: Reading,
): Attended {
  const heads = head.V.shape[0];
  const { bags, length, padding } = batch;
  const bagwise = (tensor: tf.Tensor): tf.Tensor3D =>
    tf.reshape<tf.Rank.R3>(tensor, [heads, bags, length]);
  const paths = {
    attention: attentionPath(head, batch),
    regressor: regressorPath(head, batch, dropout),
  };
  const logits = bagwise(paths.attention.logits);
  const attention = tf.softmax(tf.add<tf.Tensor3D>(logits, padding));
  const free = bagwise(paths.regressor.output);
  const tilePrediction =
    clamp === null ? free : tf.clipByValue(free, -clamp, clamp);
  const prediction = tf.sum<tf.Tensor2D>(tf.mul(attention, tilePrediction), 2);
  return { attention, tilePrediction, prediction, paths };
}
