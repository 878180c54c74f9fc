import * as tf from "@tensorflow/tfjs-core";
import type { Attended, Reading } from "./attendBags.js";
import { attentionGradient } from "./attentionPath.js";
import type { HeadTensors } from "./headParameters.js";
import { regressorGradient } from "./regressorPath.js";
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
  target: Reading & {
    readonly labels: tf.Tensor2D;
    readonly weights: tf.Tensor2D;
  },
): HeadTensors {
  const { bags, length } = batch;
  const heads = head.V.shape[0];
  const { attention, tilePrediction, prediction, paths } = seen;
  const { dropout, clamp } = target;
  const row = (tensor: tf.Tensor): tf.Tensor3D =>
    tf.reshape<tf.Rank.R3>(tensor, [heads, 1, bags * length]);
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
  const { We, ...attending } = attentionGradient(
    head,
    batch,
    paths.attention,
    row(dLogit),
  );
  // What the clamp holds does not move.
  const dOutput =
    clamp === null
      ? row(dTile)
      : tf.mul<tf.Tensor3D>(
          row(dTile),
          tf.lessEqual(tf.abs(paths.regressor.output), clamp),
        );
  const { We: through, ...regressing } = regressorGradient(
    head,
    batch,
    paths.regressor,
    { dOutput, dropout },
  );
  return { ...attending, ...regressing, We: tf.add(We, through) };
}
