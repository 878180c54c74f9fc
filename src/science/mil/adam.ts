import * as tf from "@tensorflow/tfjs-core";

/** Adam's memory of a stack of parameters: decaying sums of gradients and of their squares, not yet averages. */
export interface AdamMoments {
  readonly first: tf.Tensor2D;
  readonly second: tf.Tensor2D;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/**
 * One step of Adam with decoupled weight decay. Every factor that all parameters share is gathered into the step
 * size and epsilon, since each pass over the stack costs as much as a product. The caller tidies.
 * @source Kingma & Ba 2015, doi:10.48550/arXiv.1412.6980; Loshchilov & Hutter 2019, doi:10.48550/arXiv.1711.05101
 */
export function adamStep(
  parameters: tf.Tensor2D,
  gradient: tf.Tensor2D,
  moments: AdamMoments,
  at: {
    readonly step: number;
    readonly learningRate: number;
    readonly weightDecay: number;
  },
): { readonly parameters: tf.Tensor2D; readonly moments: AdamMoments } {
  const { step, learningRate, weightDecay } = at;
  const first = tf.add<tf.Tensor2D>(tf.mul(moments.first, BETA1), gradient);
  const second = tf.add<tf.Tensor2D>(
    tf.mul(moments.second, BETA2),
    tf.square(gradient),
  );
  // mean = first * byMean and root mean square = sqrt(second) * byRoot, both unbiased.
  const byMean = (1 - BETA1) / (1 - BETA1 ** step);
  const byRoot = Math.sqrt((1 - BETA2) / (1 - BETA2 ** step));
  const move = tf.div(
    tf.mul(first, (learningRate * byMean) / byRoot),
    tf.add(tf.sqrt(second), EPSILON / byRoot),
  );
  const decayed =
    weightDecay === 0
      ? parameters
      : tf.mul(parameters, 1 - learningRate * weightDecay);
  return { parameters: tf.sub(decayed, move), moments: { first, second } };
}
