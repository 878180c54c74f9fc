import {
  parameterCount,
  parameterShapes,
  PARAMETERS,
} from "./headParameters.js";
import type { NamedTensor, TrainedHeads } from "./trainedHeads.js";

/**
 * Weights of all heads by the model's own symbols, as safetensors keeps them: `We` (its bias is the last column),
 * `V`, `v`, `w`, `b` with heads first, and the embeddings' `mean` and `sd`.
 */
export function weightTensors(
  trained: TrainedHeads,
): Record<string, NamedTensor> {
  const { shape, flat, scaling } = trained;
  const heads = trained.keys.length;
  const width = parameterCount(shape);
  const shapes = parameterShapes(shape);
  const tensors: Record<string, NamedTensor> = {
    mean: { shape: [shape.dim], data: scaling.mean },
    sd: { shape: [shape.dim], data: scaling.sd },
  };
  let at = 0;
  for (const name of PARAMETERS) {
    const [rows, columns] = shapes[name];
    const size = rows * columns;
    const data = new Float32Array(heads * size);
    for (let h = 0; h < heads; h++)
      data.set(flat.subarray(h * width + at, h * width + at + size), h * size);
    tensors[name] = { shape: [heads, rows, columns], data };
    at += size;
  }
  return tensors;
}
