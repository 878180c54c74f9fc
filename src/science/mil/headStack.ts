import * as tf from "@tensorflow/tfjs-core";
import type { Optimised } from "./optimiser.js";

/** Tensors of the heads that still train, one row a head. */
export interface HeadStack extends Optimised {
  /** Weights of each head's best epoch. */
  readonly best: tf.Tensor2D;
}

/** A stack at its start. @param moments that its optimiser remembers */
export function startStack(
  flat: Float32Array,
  heads: number,
  moments: number,
): HeadStack {
  const parameters = tf.tensor2d(flat, [heads, flat.length / heads]);
  return {
    parameters,
    moments: Array.from({ length: moments }, () => tf.zerosLike(parameters)),
    best: parameters.clone(),
  };
}

/** Keeps this epoch's weights of the marked heads. Consumes the stack. */
export function keepBest(
  stack: HeadStack,
  better: readonly boolean[],
): HeadStack {
  if (!better.includes(true)) return stack;
  const best = better.includes(false)
    ? tf.tidy(() =>
        tf.where<tf.Tensor2D>(
          tf.tensor2d(better.map(Number), [better.length, 1], "bool"),
          stack.parameters,
          stack.best,
        ),
      )
    : stack.parameters.clone();
  stack.best.dispose();
  return { ...stack, best };
}

/** Only the given rows of every tensor: heads that have stopped cost nothing more. Consumes the stack. */
export function compactStack(
  stack: HeadStack,
  rows: readonly number[],
): HeadStack {
  const pick = (tensor: tf.Tensor2D): tf.Tensor2D =>
    tf.tidy(() => tf.gather(tensor, tf.tensor1d([...rows], "int32")));
  const compact = {
    parameters: pick(stack.parameters),
    moments: stack.moments.map(pick),
    best: pick(stack.best),
  };
  disposeStack(stack);
  return compact;
}

/** Frees a stack. */
export function disposeStack(stack: HeadStack): void {
  tf.dispose([stack.parameters, ...stack.moments, stack.best]);
}
