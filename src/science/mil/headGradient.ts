import * as tf from "@tensorflow/tfjs-core";
import type { Attended } from "./attendBags.js";
import type { HeadTensors } from "./headParameters.js";
import type { TileBatch } from "./tileBatch.js";

/**
 * Gradient of each head's weighted squared error, Σ_bags weight (prediction - label)², written out: it reuses
 * the forward pass, and a backend without gradients of its own kernels serves as well.
 * @shape labels, weights [heads, bags]; NaN nowhere: a bag without a label has weight 0
 */
export function headGradient(
  head: HeadTensors,
  batch: TileBatch,
  seen: Attended,
  target: {
    readonly labels: tf.Tensor2D;
    readonly weights: tf.Tensor2D;
    readonly keep: tf.Tensor3D | null;
  },
): HeadTensors {
  const { tiles, bags, length } = batch;
  const [heads, attentionHidden] = head.V.shape;
  const { attention, activation, tilePrediction, prediction } = seen;
  const error = tf.mul(
    tf.mul(target.weights, 2),
    tf.sub(prediction, target.labels),
  );
  // d loss / d tilePrediction, and through the softmax to the logits.
  const dTile = tf.mul(attention, tf.expandDims(error, 2));
  const dLogit = tf.mul(
    dTile,
    tf.sub(tilePrediction, tf.expandDims(prediction, 2)),
  );
  const dLogitRow = tf.reshape<tf.Rank.R3>(dLogit, [heads, 1, bags * length]);
  const dv = tf.matMul<tf.Tensor3D>(dLogitRow, activation, false, true);
  const slope = tf.sub(1, tf.square(activation));
  const dInner = tf.mul(
    tf.mul(tf.transpose(head.v, [0, 2, 1]), dLogitRow),
    slope,
  );
  const dProjection = tf.reshape<tf.Rank.R3>(
    tf.matMul(
      tf.reshape<tf.Rank.R2>(dInner, [heads * attentionHidden, bags * length]),
      tiles,
    ),
    [heads, attentionHidden, -1],
  );
  const dRegressor = tf.reshape<tf.Rank.R3>(
    tf.matMul(tf.reshape<tf.Rank.R2>(dTile, [heads, bags * length]), tiles),
    [heads, 1, -1],
  );
  const { keep } = target;
  const kept = keep ? tf.mul<tf.Tensor3D>(head.w, keep) : head.w;
  const dKept = tf.matMul<tf.Tensor3D>(dRegressor, head.We, false, true);
  return {
    We: tf.add<tf.Tensor3D>(
      tf.matMul(head.V, dProjection, true, false),
      tf.mul<tf.Tensor3D>(tf.transpose(kept, [0, 2, 1]), dRegressor),
    ),
    V: tf.matMul<tf.Tensor3D>(dProjection, head.We, false, true),
    v: dv,
    w: keep ? tf.mul<tf.Tensor3D>(dKept, keep) : dKept,
    b: tf.sum<tf.Tensor3D>(dTile, [1, 2], true),
  };
}
