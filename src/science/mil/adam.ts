import * as tf from "@tensorflow/tfjs-core";

/** Adam's memory of a stack of parameters. */
export interface AdamMoments {
  readonly first: tf.Tensor2D;
  readonly second: tf.Tensor2D;
}

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/**
 * One step of Adam with decoupled weight decay. The bias corrections are folded into the step size, so that
 * only whole-stack operations that are needed are done. The caller tidies.
 * @source Kingma & Ba 2015, doi:10.48550/arXiv.1412.6980, end of section 2; Loshchilov & Hutter 2019,
 *   doi:10.48550/arXiv.1711.05101
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
  const first = tf.add<tf.Tensor2D>(
    tf.mul(moments.first, BETA1),
    tf.mul(gradient, 1 - BETA1),
  );
  const second = tf.add<tf.Tensor2D>(
    tf.mul(moments.second, BETA2),
    tf.mul(tf.square(gradient), 1 - BETA2),
  );
  const unbias = Math.sqrt(1 - BETA2 ** at.step);
  const size = (at.learningRate * unbias) / (1 - BETA1 ** at.step);
  const move = tf.div(
    tf.mul(first, size),
    tf.add(tf.sqrt(second), EPSILON * unbias),
  );
  const decayed = tf.mul(parameters, 1 - at.learningRate * at.weightDecay);
  return { parameters: tf.sub(decayed, move), moments: { first, second } };
}
