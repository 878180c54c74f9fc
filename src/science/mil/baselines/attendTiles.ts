import type { TileSet } from "./tileSet.js";

/** A bag's tiles under attention. */
export interface AttendedTiles {
  /** Sum of attention times tile. @shape [dim] */
  readonly mean: Float64Array;
  /** Adds to the gradient what the loss's slope along the mean makes of the attention's parameters. @shape pull [dim] */
  readonly backward: (pull: Float64Array, gradient: Float64Array) => void;
}

/**
 * Attends to a bag's tiles: softmax over them of v·tanh(V x).
 * @param parameters V, then v @shape V [hidden, dim], v [hidden]
 */
export function attend(
  { dim, from, features }: TileSet,
  bag: number,
  parameters: Float64Array,
  hidden: number,
): AttendedTiles {
  const [begin, end] = [from[bag]!, from[bag + 1]!];
  const tiles = end - begin;
  const active = new Float64Array(tiles * hidden);
  const attention = new Float64Array(tiles);
  for (let t = 0; t < tiles; t++)
    for (let h = 0; h < hidden; h++) {
      let sum = 0;
      for (let d = 0; d < dim; d++)
        sum += parameters[h * dim + d]! * features[(begin + t) * dim + d]!;
      active[t * hidden + h] = Math.tanh(sum);
      attention[t]! += parameters[hidden * dim + h]! * active[t * hidden + h]!;
    }
  softmax(attention);
  const mean = new Float64Array(dim);
  for (let t = 0; t < tiles; t++)
    for (let d = 0; d < dim; d++)
      mean[d]! += attention[t]! * features[(begin + t) * dim + d]!;
  return {
    mean,
    backward: (pull, gradient) => {
      const level = dot(pull, mean);
      for (let t = 0; t < tiles; t++) {
        let own = -level;
        for (let d = 0; d < dim; d++)
          own += pull[d]! * features[(begin + t) * dim + d]!;
        const logit = attention[t]! * own;
        for (let h = 0; h < hidden; h++) {
          const a = active[t * hidden + h]!;
          gradient[hidden * dim + h]! += logit * a;
          const inner = logit * parameters[hidden * dim + h]! * (1 - a * a);
          for (let d = 0; d < dim; d++)
            gradient[h * dim + d]! += inner * features[(begin + t) * dim + d]!;
        }
      }
    },
  };
}

function softmax(logits: Float64Array): void {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let t = 0; t < logits.length; t++)
    sum += logits[t] = Math.exp(logits[t]! - most);
  for (let t = 0; t < logits.length; t++) logits[t]! /= sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
