import type { HeadWeights } from "../mil/trainedHeads.js";
import { weightTensors } from "../mil/weightTensors.js";

/** One head's weights by the model's symbols, and how embeddings are standardised. */
export interface PlainHead {
  /** Its bias is the last column. @shape [embedHidden, dim + 1] */
  readonly We: Float32Array;
  /** @shape [attentionHidden, embedHidden] */
  readonly V: Float32Array;
  /** The gate; null where the attention has none. @shape [attentionHidden, embedHidden] */
  readonly U: Float32Array | null;
  /** @shape [attentionHidden] */
  readonly v: Float32Array;
  /** @shape [embedHidden] */
  readonly w: Float32Array;
  readonly b: number;
  /** @shape [dim] */
  readonly mean: Float32Array;
  readonly sd: Float32Array;
}

/** Cuts trained heads apart. */
export function plainHeads(weights: HeadWeights): PlainHead[] {
  const tensors = weightTensors(weights);
  const count = weights.keys.length;
  const of = (name: string, head: number): Float32Array | null => {
    const all = tensors[name]?.data;
    if (all === undefined) return null;
    const size = all.length / count;
    return all.slice(head * size, (head + 1) * size);
  };
  const need = (name: string, head: number): Float32Array => {
    const found = of(name, head);
    if (found === null) throw new RangeError(`heads have no weights ${name}`);
    return found;
  };
  const { mean, sd } = weights.scaling;
  return weights.keys.map((_, head) => ({
    We: need("We", head),
    V: need("V", head),
    U: of("U", head),
    v: need("v", head),
    w: need("w", head),
    b: need("b", head)[0]!,
    mean,
    sd,
  }));
}
