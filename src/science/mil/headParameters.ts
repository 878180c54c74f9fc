import * as tf from "@tensorflow/tfjs-core";
import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { MilOptions } from "./milOptions.js";

/** Sizes of one head. */
export interface HeadShape {
  /** Width of the embedding. */
  readonly dim: number;
  readonly embedHidden: number;
  readonly attentionHidden: number;
}

/**
 * One head's parameters, in the order in which they lie in its row of the stack: W_e with its bias as the last
 * column, V, v, w, b.
 */
export const PARAMETERS = ["We", "V", "v", "w", "b"] as const;
export type ParameterName = (typeof PARAMETERS)[number];

/** Shape of each parameter of one head. */
export function parameterShapes(
  shape: HeadShape,
): Record<ParameterName, [number, number]> {
  const { dim, embedHidden: E, attentionHidden: A } = shape;
  return { We: [E, dim + 1], V: [A, E], v: [1, A], w: [1, E], b: [1, 1] };
}

/** Numbers in one head. */
export function parameterCount(shape: HeadShape): number {
  return Object.values(parameterShapes(shape)).reduce(
    (n, [r, c]) => n + r * c,
    0,
  );
}

/** Views of a stack's parameters. @shape each [heads, rows, columns] */
export type HeadTensors = Record<ParameterName, tf.Tensor3D>;

/** Cuts a stack of flat heads into its parameters. @shape flat [heads, parameterCount] */
export function unpackHeads(flat: tf.Tensor2D, shape: HeadShape): HeadTensors {
  const heads = flat.shape[0];
  const shapes = parameterShapes(shape);
  let at = 0;
  const cut = (name: ParameterName): tf.Tensor3D => {
    const [rows, columns] = shapes[name];
    const part = tf.slice(flat, [0, at], [heads, rows * columns]);
    at += rows * columns;
    return tf.reshape(part, [heads, rows, columns]);
  };
  return { We: cut("We"), V: cut("V"), v: cut("v"), w: cut("w"), b: cut("b") };
}

/** The inverse of unpackHeads. */
export function packHeads(tensors: HeadTensors): tf.Tensor2D {
  const rows = PARAMETERS.map((name) =>
    tf.reshape(tensors[name], [tensors[name].shape[0], -1]),
  );
  return tf.concat2d(rows as tf.Tensor2D[], 1);
}

/**
 * A head's start: W_e and V keep the variance of what they multiply, v and w are small, so that attention is near
 * uniform and the prediction near zero, and training sets out from mean pooling.
 */
export function initialHead(
  shape: HeadShape,
  options: MilOptions,
  random: RandomGenerator,
): Float32Array {
  const { dim, embedHidden: E, attentionHidden: A } = shape;
  const flat = new Float32Array(parameterCount(shape));
  let at = 0;
  const draw = (count: number, scale: (i: number) => number): void => {
    for (let i = 0; i < count; i++) flat[at++] = scale(i) * gaussian(random);
  };
  draw(E * (dim + 1), (i) => (i % (dim + 1) === dim ? 0 : 1 / Math.sqrt(dim)));
  draw(A * E, () => 1 / Math.sqrt(E));
  draw(A, () => options.outputScale);
  draw(E, () => options.outputScale);
  return flat;
}

/** Box-Muller. */
function gaussian(random: RandomGenerator): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat32(random)));
  return radius * Math.cos(2 * Math.PI * uniformFloat32(random));
}
