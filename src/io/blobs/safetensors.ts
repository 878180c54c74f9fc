import type { TensorData, TensorForm } from "./safetensorsHeader.js";
import {
  assertFinite,
  headerLength,
  parseHeader,
  planFile,
  PREFIX,
  SafetensorsError,
  sizeOf,
  typeName,
  TYPES,
} from "./safetensorsHeader.js";

export { SafetensorsError } from "./safetensorsHeader.js";
export type { TensorData } from "./safetensorsHeader.js";

/** A tensor with its shape, row by row. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/**
 * Writes tensors as one safetensors file: the same tensors give the same bytes. No kept library writes the format for
 * Node; it is a length, a JSON header and the numbers.
 * @throws SafetensorsError for a shape that does not fit its data, NaN or infinity
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const forms = Object.entries(tensors).map(
    ([name, tensor]): [string, TensorForm] => [name, checked(name, tensor)],
  );
  const { head, places } = planFile(Object.fromEntries(forms), metadata);
  const end = Math.max(head.length, ...[...places.values()].map((p) => p.to));
  const out = Buffer.alloc(end);
  head.copy(out);
  for (const [name, { from }] of places) {
    const { buffer, byteOffset, byteLength } = tensors[name]!.data;
    out.set(new Uint8Array(buffer, byteOffset, byteLength), from);
  }
  return out;
}

/**
 * Reads every tensor of a safetensors file.
 * @throws SafetensorsError for a truncated or foreign file, or a number type other than F32, F64, I32, U8
 */
export function decodeSafetensors(bytes: Uint8Array): Record<string, Tensor> {
  const tensors: Record<string, Tensor> = {};
  for (const [name, { dtype, shape, from, to }] of headerOf(bytes).places) {
    // A copy: the file's bytes need not lie where numbers of this width may.
    const own = Uint8Array.prototype.slice.call(bytes, from, to);
    tensors[name] = { shape, data: new TYPES[dtype](own.buffer) };
  }
  return tensors;
}

/** What the file says of itself beside its tensors. @throws SafetensorsError */
export function safetensorsMetadata(bytes: Uint8Array): Record<string, string> {
  return headerOf(bytes).metadata;
}

function headerOf(bytes: Uint8Array): ReturnType<typeof parseHeader> {
  const end = PREFIX + headerLength(bytes, bytes.length);
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return parseHeader(view.toString("utf8", PREFIX, end), bytes.length);
}

function checked(name: string, { shape, data }: Tensor): TensorForm {
  if (sizeOf(shape) !== data.length)
    throw new SafetensorsError(
      `tensor ${name} has ${data.length} numbers for shape [${shape.join(", ")}]`,
    );
  assertFinite(name, data);
  return { dtype: typeName(data), shape };
}
