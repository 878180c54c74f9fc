import * as tf from "@tensorflow/tfjs-core";
import type { HeadTensors } from "./headParameters.js";
import type { TileBatch } from "./tileBatch.js";

/** What stacked heads see in a batch, and what their gradient needs again. */
export interface Attended {
  /** tanh(V W_e x). @shape [heads, attentionHidden, bags * length] */
  readonly activation: tf.Tensor3D;
  /** Sums to 1 over a bag's tiles, 0 on padding. @shape [heads, bags, length] */
  readonly attention: tf.Tensor3D;
  /** The prediction each tile alone would give. @shape [heads, bags, length] */
  readonly tilePrediction: tf.Tensor3D;
  /** Sum of attention times tile prediction. @shape [heads, bags] */
  readonly prediction: tf.Tensor2D;
}

/**
 * Attention regression of all heads on all bags of a batch. Both paths are linear up to the tanh, so each head
 * first folds its layers into one matrix, and one product with the tiles then serves every head.
 *
 * @param keep what is left of h after dropout, scaled; null outside training. One mask a head and step, not a
 *   tile: independent masks average out over a bag's tiles and would forbid folding W_e into w.
 * @shape keep [heads, 1, embedHidden]
 * @source Ilse 2018, doi:10.48550/arXiv.1802.04712, eq. 8
 */
export function attendBags(
  head: HeadTensors,
  batch: TileBatch,
  keep: tf.Tensor3D | null,
): Attended {
  const [heads, attentionHidden] = head.V.shape;
  const { tiles, bags, length, padding } = batch;
  // The linear first layer folded into the attention's, and into the regressor's.
  const projection = tf.reshape<tf.Rank.R2>(tf.matMul(head.V, head.We), [
    heads * attentionHidden,
    -1,
  ]);
  const kept = keep ? tf.mul<tf.Tensor3D>(head.w, keep) : head.w;
  const regressor = tf.reshape<tf.Rank.R2>(tf.matMul(kept, head.We), [
    heads,
    -1,
  ]);
  const activation = tf.reshape<tf.Rank.R3>(
    tf.tanh(tf.matMul(projection, tiles, false, true)),
    [heads, attentionHidden, bags * length],
  );
  const bagwise = (tensor: tf.Tensor): tf.Tensor3D =>
    tf.reshape<tf.Rank.R3>(tensor, [heads, bags, length]);
  const logits = bagwise(tf.matMul(head.v, activation));
  const attention = tf.softmax(tf.add<tf.Tensor3D>(logits, padding));
  const tilePrediction = tf.add<tf.Tensor3D>(
    bagwise(tf.matMul(regressor, tiles, false, true)),
    head.b,
  );
  const prediction = tf.sum<tf.Tensor2D>(tf.mul(attention, tilePrediction), 2);
  return { activation, attention, tilePrediction, prediction };
}
