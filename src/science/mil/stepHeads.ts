import * as tf from "@tensorflow/tfjs-core";
import type { HeadStack } from "./headStack.js";
import { optimiserStep } from "./optimiser.js";
import type { StepInput } from "./stepGradient.js";
import { stepGradient } from "./stepGradient.js";

/** One optimiser step of all heads of a stack. Consumes the stack. @returns also the predictions before the step */
export function stepHeads(
  stack: HeadStack,
  input: StepInput & {
    /** From 1. */
    readonly step: number;
  },
): { readonly stack: HeadStack; readonly prediction: tf.Tensor2D } {
  const made = tf.tidy(() => {
    const { gradient, prediction } = stepGradient(stack.parameters, input);
    const { learningRate, weightDecay } = input.options;
    const rate = { step: input.step, learningRate, weightDecay };
    const next = optimiserStep(input.options, stack, gradient, rate);
    return { ...next, moments: [...next.moments], prediction };
  });
  tf.dispose([stack.parameters, ...stack.moments]);
  const { parameters, moments, prediction } = made;
  return { stack: { parameters, moments, best: stack.best }, prediction };
}
