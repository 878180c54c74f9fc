import * as tf from "@tensorflow/tfjs-core";
import type { HeadTensors } from "./headParameters.js";
import type { TileBatch } from "./tileBatch.js";

/** The way from tiles to logits, and what its gradient needs again. */
export interface AttentionPath {
  /** tanh(V W_e x). @shape [heads, attentionHidden, bags * length] */
  readonly activation: tf.Tensor3D;
  /** sigmoid(U W_e x); null where the attention is not gated. @shape as activation */
  readonly gate: tf.Tensor3D | null;
  /** @shape [heads, 1, bags * length] */
  readonly logits: tf.Tensor3D;
}

/**
 * Logits of all heads. The path is linear up to the tanh, so each head first folds its layers into one matrix, and one
 * product with the tiles then serves every head.
 * @source Ilse 2018, doi:10.48550/arXiv.1802.04712, eq. 8 and 9
 */
export function attentionPath(
  head: HeadTensors,
  { tiles }: TileBatch,
): AttentionPath {
  const [heads, attentionHidden] = head.V.shape;
  const through = (layer: tf.Tensor3D): tf.Tensor2D => {
    // The linear first layer folded into this one.
    const projection = tf.reshape<tf.Rank.R2>(tf.matMul(layer, head.We), [
      heads * attentionHidden,
      -1,
    ]);
    return tf.matMul(projection, tiles, false, true);
  };
  const size: [number, number, number] = [heads, attentionHidden, -1];
  const activation = tf.tidy(() =>
    tf.reshape<tf.Rank.R3>(tf.tanh(through(head.V)), size),
  );
  const { U } = head;
  const gate =
    U === null
      ? null
      : tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.sigmoid(through(U)), size));
  const logits = tf.tidy(() =>
    tf.matMul<tf.Tensor3D>(
      head.v,
      gate === null ? activation : tf.mul<tf.Tensor3D>(activation, gate),
    ),
  );
  return { activation, gate, logits };
}

/** Gradient of the attention's parameters, and of W_e as far as it goes through them. */
export function attentionGradient(
  head: HeadTensors,
  { tiles }: TileBatch,
  { activation, gate }: AttentionPath,
  dLogit: tf.Tensor3D,
): Pick<HeadTensors, "We" | "V" | "v" | "U"> {
  const [heads, attentionHidden, columns] = activation.shape;
  const back = (dInner: () => tf.Tensor3D): tf.Tensor3D =>
    tf.tidy(() =>
      tf.reshape<tf.Rank.R3>(
        tf.matMul(
          tf.reshape<tf.Rank.R2>(dInner(), [heads * attentionHidden, columns]),
          tiles,
        ),
        [heads, attentionHidden, -1],
      ),
    );
  const dHidden = (): tf.Tensor3D =>
    tf.mul(tf.transpose(head.v, [0, 2, 1]), dLogit);
  const slope = (): tf.Tensor3D => tf.sub(1, tf.square(activation));
  const { U } = head;
  if (gate === null || U === null) {
    const dv = tf.matMul<tf.Tensor3D>(dLogit, activation, false, true);
    const dProjection = back(() => tf.mul(dHidden(), slope()));
    return {
      We: tf.matMul(head.V, dProjection, true, false),
      V: tf.matMul<tf.Tensor3D>(dProjection, head.We, false, true),
      v: dv,
      U: null,
    };
  }
  const dv = tf.tidy(() =>
    tf.matMul<tf.Tensor3D>(dLogit, tf.mul(activation, gate), false, true),
  );
  const dProjection = back(() =>
    tf.mul(tf.mul<tf.Tensor3D>(dHidden(), gate), slope()),
  );
  const dGate = back(() =>
    tf.mul(
      tf.mul<tf.Tensor3D>(dHidden(), activation),
      tf.mul(gate, tf.sub(1, gate)),
    ),
  );
  return {
    We: tf.add<tf.Tensor3D>(
      tf.matMul(head.V, dProjection, true, false),
      tf.matMul(U, dGate, true, false),
    ),
    V: tf.matMul<tf.Tensor3D>(dProjection, head.We, false, true),
    v: dv,
    U: tf.matMul<tf.Tensor3D>(dGate, head.We, false, true),
  };
}
