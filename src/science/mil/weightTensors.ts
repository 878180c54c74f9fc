import { parameterCount, parameterParts } from "./headParameters.js";
import type { HeadWeights, NamedTensor } from "./trainedHeads.js";

/**
 * Weights of all heads by the model's own symbols, as safetensors keeps them: `We` (its bias is the last column),
 * `V`, `v`, `w`, `b`, where the attention is gated `U`, with heads first, and the embeddings' `mean` and `sd`.
 */
export function weightTensors(
  trained: HeadWeights,
): Record<string, NamedTensor> {
  const { shape, flat, scaling } = trained;
  const heads = trained.keys.length;
  const width = parameterCount(shape);
  const tensors: Record<string, NamedTensor> = {
    mean: { shape: [shape.dim], data: scaling.mean },
    sd: { shape: [shape.dim], data: scaling.sd },
  };
  for (const { name, rows, columns, at } of parameterParts(shape)) {
    const size = rows * columns;
    const data = new Float32Array(heads * size);
    for (let h = 0; h < heads; h++)
      data.set(flat.subarray(h * width + at, h * width + at + size), h * size);
    tensors[name] = { shape: [heads, rows, columns], data };
  }
  return tensors;
}

/** Thrown for tensors that are not those of weightTensors. */
export class WeightTensorError extends Error {
  constructor(name: string) {
    super(
      `weights have no tensor "${name}" of the expected shape; they are not those of attention heads`,
    );
    this.name = "WeightTensorError";
  }
}

/** The inverse of weightTensors. @throws WeightTensorError */
export function headsFromTensors(
  tensors: Readonly<
    Record<
      string,
      { readonly shape: readonly number[]; readonly data: unknown } | undefined
    >
  >,
  keys: readonly string[],
): HeadWeights {
  const floats = (name: string, length?: number): Float32Array => {
    const data = tensors[name]?.data;
    if (
      !(data instanceof Float32Array) ||
      data.length !== (length ?? data.length)
    )
      throw new WeightTensorError(name);
    return data;
  };
  const sizeOf = (name: string, axis: number): number => {
    const size = tensors[name]?.shape[axis];
    if (size === undefined) throw new WeightTensorError(name);
    return size;
  };
  const shape = {
    dim: sizeOf("mean", 0),
    embedHidden: sizeOf("We", 1),
    attentionHidden: sizeOf("V", 1),
    attention: tensors["U"] === undefined ? "tanh" : "gated",
  } as const;
  const width = parameterCount(shape);
  const flat = new Float32Array(keys.length * width);
  for (const { name, rows, columns, at } of parameterParts(shape)) {
    const size = rows * columns;
    const data = floats(name, keys.length * size);
    for (let h = 0; h < keys.length; h++)
      flat.set(data.subarray(h * size, (h + 1) * size), h * width + at);
  }
  const scaling = { mean: floats("mean"), sd: floats("sd", shape.dim) };
  return { keys, shape, scaling, flat };
}
