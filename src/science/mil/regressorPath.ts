import * as tf from "@tensorflow/tfjs-core";
import type { Dropout } from "./dropout.js";
import type { HeadTensors } from "./headParameters.js";
import type { TileBatch } from "./tileBatch.js";

/** The way from tiles to their predictions, and what its gradient needs again. */
export interface RegressorPath {
  /** Before any clamp. @shape [heads, 1, bags * length] */
  readonly output: tf.Tensor3D;
  /** h after dropout; null where W_e was folded into w. @shape [heads, embedHidden, bags * length] */
  readonly hidden: tf.Tensor3D | null;
}

/** Tile predictions of all heads. */
export function regressorPath(
  head: HeadTensors,
  { tiles }: TileBatch,
  dropout: Dropout | null,
): RegressorPath {
  const [heads, embedHidden, columns] = head.We.shape;
  if (dropout?.per === "tile") {
    const hidden = tf.tidy(() => {
      const We = tf.reshape<tf.Rank.R2>(head.We, [
        heads * embedHidden,
        columns,
      ]);
      const h = tf.matMul(We, tiles, false, true);
      return tf.mul(
        tf.reshape<tf.Rank.R3>(h, [heads, embedHidden, -1]),
        dropout.keep,
      ) as tf.Tensor3D;
    });
    const output = tf.add<tf.Tensor3D>(tf.matMul(head.w, hidden), head.b);
    return { output, hidden };
  }
  const regressor = tf.reshape<tf.Rank.R2>(
    tf.matMul(keptWeights(head, dropout), head.We),
    [heads, -1],
  );
  const product = tf.matMul(regressor, tiles, false, true);
  const output = tf.add<tf.Tensor3D>(
    tf.reshape(product, [heads, 1, -1]),
    head.b,
  );
  return { output, hidden: null };
}

/** Gradient of the regressor's parameters, and of W_e as far as it goes through them. @shape dOutput [heads, 1, bags * length] */
export function regressorGradient(
  head: HeadTensors,
  { tiles }: TileBatch,
  { hidden }: RegressorPath,
  at: { readonly dOutput: tf.Tensor3D; readonly dropout: Dropout | null },
): Pick<HeadTensors, "We" | "w" | "b"> {
  const { dOutput, dropout } = at;
  const [heads, embedHidden] = head.We.shape;
  const b = tf.sum<tf.Tensor3D>(dOutput, [1, 2], true);
  if (dropout?.per === "tile" && hidden !== null) {
    const w = tf.matMul<tf.Tensor3D>(dOutput, hidden, false, true);
    const We = tf.tidy(() => {
      const dHidden = tf.mul(
        tf.mul<tf.Tensor3D>(tf.transpose(head.w, [0, 2, 1]), dOutput),
        dropout.keep,
      );
      const rows = tf.reshape<tf.Rank.R2>(dHidden, [heads * embedHidden, -1]);
      return tf.reshape<tf.Rank.R3>(tf.matMul(rows, tiles), [
        heads,
        embedHidden,
        -1,
      ]);
    });
    return { We, w, b };
  }
  const dRegressor = tf.reshape<tf.Rank.R3>(
    tf.matMul(tf.reshape<tf.Rank.R2>(dOutput, [heads, -1]), tiles),
    [heads, 1, -1],
  );
  const kept = keptWeights(head, dropout);
  const dKept = tf.matMul<tf.Tensor3D>(dRegressor, head.We, false, true);
  return {
    We: tf.mul<tf.Tensor3D>(tf.transpose(kept, [0, 2, 1]), dRegressor),
    w: dropout ? tf.mul<tf.Tensor3D>(dKept, dropout.keep) : dKept,
    b,
  };
}

function keptWeights({ w }: HeadTensors, dropout: Dropout | null): tf.Tensor3D {
  return dropout ? tf.mul<tf.Tensor3D>(w, dropout.keep) : w;
}
