import type * as tf from "@tensorflow/tfjs-core";
import { adamStep } from "./adam.js";
import type { MilOptions, Optimiser } from "./milOptions.js";
import { nesterovStep } from "./nesterov.js";

/** Where one step of an optimiser stands. */
export interface OptimiserStep {
  /** From 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/** A stack's parameters and what its optimiser remembers of the steps before. @shape each [heads, parameterCount] */
export interface Optimised {
  readonly parameters: tf.Tensor2D;
  /** As many as MOMENTS says. */
  readonly moments: readonly tf.Tensor2D[];
}

/** How many tensors of the parameters' size each optimiser remembers. */
export const MOMENTS: Readonly<Record<Optimiser, number>> = {
  adam: 2,
  "sgd-nesterov": 1,
};

/** One step of the options' optimiser. The caller tidies. */
export function optimiserStep(
  { optimiser }: Pick<MilOptions, "optimiser">,
  { parameters, moments }: Optimised,
  gradient: tf.Tensor2D,
  at: OptimiserStep,
): Optimised {
  if (optimiser === "sgd-nesterov")
    return nesterovStep(parameters, gradient, moments[0]!, at);
  const adam = { first: moments[0]!, second: moments[1]! };
  const made = adamStep(parameters, gradient, adam, at);
  const { first, second } = made.moments;
  return { parameters: made.parameters, moments: [first, second] };
}
