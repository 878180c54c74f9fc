import { z } from "zod";

/** Numbers of one tensor; the array's type is the tensor's. */
export type TensorData = Float32Array | Float64Array | Int32Array | Uint8Array;

/** A tensor with its shape, row by row. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** Thrown for bytes that are no safetensors file, or for tensors that one cannot hold. */
export class SafetensorsError extends Error {
  constructor(fault: string) {
    super(`safetensors: ${fault}`);
    this.name = "SafetensorsError";
  }
}

const TYPES = {
  F32: Float32Array,
  F64: Float64Array,
  I32: Int32Array,
  U8: Uint8Array,
} as const;
type TypeName = keyof typeof TYPES;

const ENTRY = z.object({
  dtype: z.enum(["F32", "F64", "I32", "U8"]),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([
    z.number().int().nonnegative(),
    z.number().int().nonnegative(),
  ]),
});

/** Bytes before the header: its length, little-endian. */
const PREFIX = 8;
/** The header is padded so that every tensor may be read in place. */
const ALIGN = 8;

/**
 * Writes tensors as one safetensors file, widest numbers first, then by name: the same tensors give the same bytes.
 * No kept library writes the format for Node; it is a length, a JSON header and the numbers.
 * @throws SafetensorsError for a shape that does not fit its data, NaN or infinity
 * @source https://github.com/huggingface/safetensors#format
 */
export function encodeSafetensors(
  tensors: Readonly<Record<string, Tensor>>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = Object.keys(tensors).sort(
    (a, b) =>
      tensors[b]!.data.BYTES_PER_ELEMENT - tensors[a]!.data.BYTES_PER_ELEMENT ||
      (a < b ? -1 : 1),
  );
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0)
    header["__metadata__"] = Object.fromEntries(
      Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  let end = 0;
  for (const name of names) {
    const { shape, data } = checked(name, tensors[name]!);
    const start = end;
    end += data.byteLength;
    header[name] = {
      dtype: typeName(data),
      shape,
      data_offsets: [start, end],
    };
  }
  const json = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(json.length / ALIGN) * ALIGN;
  const out = Buffer.alloc(PREFIX + padded + end, " ");
  out.writeBigUInt64LE(BigInt(padded), 0);
  json.copy(out, PREFIX);
  let at = PREFIX + padded;
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = tensors[name]!.data;
    out.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return out;
}

/**
 * Reads every tensor of a safetensors file.
 * @throws SafetensorsError for a truncated or foreign file, or a number type other than F32, F64, I32, U8
 */
export function decodeSafetensors(bytes: Uint8Array): Record<string, Tensor> {
  const header = headerOf(bytes);
  const tensors: Record<string, Tensor> = {};
  for (const [name, raw] of Object.entries(header.entries)) {
    const entry = ENTRY.safeParse(raw);
    if (!entry.success)
      throw new SafetensorsError(
        `tensor ${name} is described as ${JSON.stringify(raw).slice(0, 80)}`,
      );
    const { dtype, shape, data_offsets } = entry.data;
    const [from, to] = data_offsets.map((offset) => header.end + offset);
    const Numbers = TYPES[dtype];
    const size = sizeOf(shape) * Numbers.BYTES_PER_ELEMENT;
    if (to! - from! !== size || to! > bytes.length)
      throw new SafetensorsError(
        `tensor ${name} should take ${size} bytes and has ${Math.min(to!, bytes.length) - from!}; the file is cut short or damaged`,
      );
    // A copy: the file's bytes need not lie where numbers of this width may.
    const own = Uint8Array.prototype.slice.call(bytes, from, to);
    tensors[name] = { shape, data: new Numbers(own.buffer) };
  }
  return tensors;
}

/** What the file says of itself beside its tensors. @throws SafetensorsError */
export function safetensorsMetadata(bytes: Uint8Array): Record<string, string> {
  return headerOf(bytes).metadata;
}

const METADATA = z.record(z.string(), z.string()).default({});

function headerOf(bytes: Uint8Array): {
  entries: Record<string, unknown>;
  metadata: Record<string, string>;
  end: number;
} {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = bytes.length < PREFIX ? -1 : Number(view.readBigUInt64LE(0));
  const end = PREFIX + length;
  if (length < 2 || end > bytes.length)
    throw new SafetensorsError(
      `${bytes.length} bytes hold no header; the file is cut short or of another format`,
    );
  try {
    const { __metadata__, ...entries } = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(view.toString("utf8", PREFIX, end)));
    return { entries, metadata: METADATA.parse(__metadata__), end };
  } catch (cause) {
    throw new SafetensorsError(
      `its header is not the JSON of the format (${String(cause).slice(0, 80)})`,
    );
  }
}

function checked(name: string, tensor: Tensor): Tensor {
  const { shape, data } = tensor;
  if (sizeOf(shape) !== data.length)
    throw new SafetensorsError(
      `tensor ${name} has ${data.length} numbers for shape [${shape.join(", ")}]`,
    );
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1)
    throw new SafetensorsError(
      `tensor ${name} holds ${data[bad]} at ${bad}; only finite numbers are kept`,
    );
  return tensor;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

function typeName(data: TensorData): TypeName {
  if (data instanceof Float32Array) return "F32";
  if (data instanceof Float64Array) return "F64";
  return data instanceof Int32Array ? "I32" : "U8";
}
