import * as tf from "@tensorflow/tfjs-core";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { gaussian } from "../random/gaussian.js";
import type { AttentionKind, MilOptions } from "./milOptions.js";

/** Sizes of one head. */
export interface HeadShape {
  /** Width of the embedding. */
  readonly dim: number;
  readonly embedHidden: number;
  readonly attentionHidden: number;
  readonly attention: AttentionKind;
}

/**
 * One head's parameters, in the order in which they lie in its row of the stack: W_e with its bias as the last
 * column, V, v, w, b, and the gate's U where there is one.
 */
export const PARAMETERS = ["We", "V", "v", "w", "b", "U"] as const;
export type ParameterName = (typeof PARAMETERS)[number];

/** A parameter of one head and its shape. */
export interface ParameterPart {
  readonly name: ParameterName;
  readonly rows: number;
  readonly columns: number;
  /** Where it begins in the head's row. */
  readonly at: number;
}

/** The parameters that a head of this shape has. */
export function parameterParts(shape: HeadShape): ParameterPart[] {
  const { dim, embedHidden: E, attentionHidden: A } = shape;
  const sizes: [ParameterName, number, number][] = [
    ["We", E, dim + 1],
    ["V", A, E],
    ["v", 1, A],
    ["w", 1, E],
    ["b", 1, 1],
  ];
  if (shape.attention === "gated") sizes.push(["U", A, E]);
  let at = 0;
  return sizes.map(([name, rows, columns]) => {
    const part = { name, rows, columns, at };
    at += rows * columns;
    return part;
  });
}

/** Numbers in one head. */
export function parameterCount(shape: HeadShape): number {
  return parameterParts(shape).reduce((n, p) => n + p.rows * p.columns, 0);
}

/** Views of a stack's parameters; U where the attention is gated. @shape each [heads, rows, columns] */
export type HeadTensors = Record<Exclude<ParameterName, "U">, tf.Tensor3D> & {
  readonly U: tf.Tensor3D | null;
};

/** Cuts a stack of flat heads into its parameters. @shape flat [heads, parameterCount] */
export function unpackHeads(flat: tf.Tensor2D, shape: HeadShape): HeadTensors {
  const heads = flat.shape[0];
  const parts = parameterParts(shape);
  const cut = (name: ParameterName): tf.Tensor3D | null => {
    const part = parts.find((one) => one.name === name);
    if (part === undefined) return null;
    const { at, rows, columns } = part;
    const flatPart = tf.slice(flat, [0, at], [heads, rows * columns]);
    return tf.reshape(flatPart, [heads, rows, columns]);
  };
  const [We, V, v, w, b] = [cut("We"), cut("V"), cut("v"), cut("w"), cut("b")];
  return { We: We!, V: V!, v: v!, w: w!, b: b!, U: cut("U") };
}

/** The inverse of unpackHeads. */
export function packHeads(tensors: HeadTensors): tf.Tensor2D {
  const rows = PARAMETERS.flatMap((name) => {
    const tensor = tensors[name];
    return tensor === null
      ? []
      : [tf.reshape<tf.Rank.R2>(tensor, [tensor.shape[0], -1])];
  });
  return tf.concat2d(rows, 1);
}

/**
 * A head's start: W_e, V and U keep the variance of what they multiply, v and w are small, so that attention is near
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
  if (shape.attention === "gated") {
    at += 1; // b starts at zero.
    draw(A * E, () => 1 / Math.sqrt(E));
  }
  return flat;
}
