import * as tf from "@tensorflow/tfjs-core";
import type { Optimised, OptimiserStep } from "./optimiser.js";

const MOMENTUM = 0.9;

/**
 * One step of stochastic gradient descent with Nesterov's momentum, as PyTorch takes it: the weight decay is part of the
 * gradient, and the velocity is in units of gradients. The caller tidies.
 * @source Sutskever et al. 2013, https://proceedings.mlr.press/v28/sutskever13.html
 */
export function nesterovStep(
  parameters: tf.Tensor2D,
  gradient: tf.Tensor2D,
  velocity: tf.Tensor2D,
  { learningRate, weightDecay }: OptimiserStep,
): Optimised {
  const slope =
    weightDecay === 0
      ? gradient
      : tf.add<tf.Tensor2D>(gradient, tf.mul(parameters, weightDecay));
  const next = tf.add<tf.Tensor2D>(tf.mul(velocity, MOMENTUM), slope);
  const ahead = tf.add(slope, tf.mul(next, MOMENTUM));
  return {
    parameters: tf.sub(parameters, tf.mul(ahead, learningRate)),
    moments: [next],
  };
}
