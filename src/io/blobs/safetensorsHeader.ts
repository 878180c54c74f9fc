import { z } from "zod";

/** Numbers of one tensor; the array's type is the tensor's. */
export type TensorData = Float32Array | Float64Array | Int32Array | Uint8Array;

/** Thrown for bytes that are no safetensors file, or for tensors that one cannot hold. */
export class SafetensorsError extends Error {
  constructor(fault: string) {
    super(`safetensors: ${fault}`);
    this.name = "SafetensorsError";
  }
}

/** Array types by the names that the format gives them. */
export const TYPES = {
  F32: Float32Array,
  F64: Float64Array,
  I32: Int32Array,
  U8: Uint8Array,
} as const;
export type TypeName = keyof typeof TYPES;

/** Type and shape of a tensor. */
export interface TensorForm {
  readonly dtype: TypeName;
  readonly shape: readonly number[];
}

/** A tensor's form and where its numbers lie in the file. @unit bytes */
export interface TensorPlace extends TensorForm {
  readonly from: number;
  readonly to: number;
}

const ENTRY = z.object({
  dtype: z.enum(["F32", "F64", "I32", "U8"]),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([
    z.number().int().nonnegative(),
    z.number().int().nonnegative(),
  ]),
});

const METADATA = z.record(z.string(), z.string()).default({});

/** Bytes before the header: its length, little-endian. */
export const PREFIX = 8;
/** The header is padded so that every tensor may be read in place. */
const ALIGN = 8;

/** Numbers of a tensor. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((size, n) => size * n, 1);
}

/** Bytes of a tensor. */
export function bytesOf({ dtype, shape }: TensorForm): number {
  return sizeOf(shape) * TYPES[dtype].BYTES_PER_ELEMENT;
}

/**
 * Prefix and header of a file, and where each tensor will lie: widest numbers first, then by name, so that the same
 * tensors give the same bytes.
 * @source https://github.com/huggingface/safetensors#format
 */
export function planFile(
  tensors: Readonly<Record<string, TensorForm>>,
  metadata: Readonly<Record<string, string>>,
): {
  readonly head: Buffer;
  readonly places: ReadonlyMap<string, TensorPlace>;
} {
  const width = (name: string): number =>
    TYPES[tensors[name]!.dtype].BYTES_PER_ELEMENT;
  const names = Object.keys(tensors).sort(
    (a, b) => width(b) - width(a) || (a < b ? -1 : 1),
  );
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0)
    header["__metadata__"] = Object.fromEntries(
      Object.entries(metadata).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  let end = 0;
  const offsets = names.map((name) => {
    const { dtype, shape } = tensors[name]!;
    const start = end;
    end += bytesOf({ dtype, shape });
    header[name] = { dtype, shape, data_offsets: [start, end] };
    return [start, end] as const;
  });
  const json = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(json.length / ALIGN) * ALIGN;
  const head = Buffer.alloc(PREFIX + padded, " ");
  head.writeBigUInt64LE(BigInt(padded), 0);
  json.copy(head, PREFIX);
  const places = names.map((name, i): [string, TensorPlace] => {
    const [from, to] = offsets[i]!;
    const { dtype, shape } = tensors[name]!;
    const at = { from: head.length + from, to: head.length + to };
    return [name, { dtype, shape, ...at }];
  });
  return { head, places: new Map(places) };
}

/** Length of the header that follows the first PREFIX bytes. @throws SafetensorsError where the file cannot hold it */
export function headerLength(prefix: Uint8Array, fileBytes: number): number {
  const view = Buffer.from(
    prefix.buffer,
    prefix.byteOffset,
    Math.min(prefix.byteLength, PREFIX),
  );
  const length = view.length < PREFIX ? -1 : Number(view.readBigUInt64LE(0));
  if (length < 2 || PREFIX + length > fileBytes)
    throw new SafetensorsError(
      `${fileBytes} bytes hold no header; the file is cut short or of another format`,
    );
  return length;
}

/** Tensors and metadata by a file's header. @throws SafetensorsError for a header that is none, or offsets that do not fit the file */
export function parseHeader(
  json: string,
  fileBytes: number,
): {
  readonly places: ReadonlyMap<string, TensorPlace>;
  readonly metadata: Record<string, string>;
} {
  const { entries, metadata } = entriesOf(json);
  const base = PREFIX + Buffer.byteLength(json);
  const places = Object.entries(entries).map(
    ([name, raw]): [string, TensorPlace] => {
      const entry = ENTRY.safeParse(raw);
      if (!entry.success)
        throw new SafetensorsError(
          `tensor ${name} is described as ${JSON.stringify(raw).slice(0, 80)}`,
        );
      const { dtype, shape, data_offsets } = entry.data;
      const [from, to] = [base + data_offsets[0], base + data_offsets[1]];
      const size = bytesOf({ dtype, shape });
      if (to - from !== size || to > fileBytes)
        throw new SafetensorsError(
          `tensor ${name} should take ${size} bytes and has ${Math.min(to, fileBytes) - from}; the file is cut short or damaged`,
        );
      return [name, { dtype, shape, from, to }];
    },
  );
  return { places: new Map(places), metadata };
}

function entriesOf(json: string): {
  entries: Record<string, unknown>;
  metadata: Record<string, string>;
} {
  try {
    const { __metadata__, ...entries } = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(json));
    return { entries, metadata: METADATA.parse(__metadata__) };
  } catch (cause) {
    throw new SafetensorsError(
      `its header is not the JSON of the format (${String(cause).slice(0, 80)})`,
    );
  }
}

/** The format's name of an array's type. */
export function typeName(data: TensorData): TypeName {
  if (data instanceof Float32Array) return "F32";
  if (data instanceof Float64Array) return "F64";
  return data instanceof Int32Array ? "I32" : "U8";
}

/** @throws SafetensorsError for NaN or infinity */
export function assertFinite(name: string, data: TensorData): void {
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1)
    throw new SafetensorsError(
      `tensor ${name} holds ${data[bad]} at ${bad}; only finite numbers are kept`,
    );
}
