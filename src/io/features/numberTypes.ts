import { halfFloat } from "./halfFloat.js";

/** Reads one number at a place of a view of bytes. */
type Read = (view: DataView, at: number, little: boolean) => number;

/** A type of number as files name it: its bytes and how one is read. */
export interface NumberType {
  readonly bytes: number;
  readonly read: Read;
}

/** Types of number by NumPy's letter and width: floats (f), whole numbers (i) and those without sign (u). */
export const NUMBER_TYPES: Readonly<Record<string, NumberType>> = {
  f2: { bytes: 2, read: (v, at, le) => halfFloat(v.getUint16(at, le)) },
  f4: { bytes: 4, read: (v, at, le) => v.getFloat32(at, le) },
  f8: { bytes: 8, read: (v, at, le) => v.getFloat64(at, le) },
  i4: { bytes: 4, read: (v, at, le) => v.getInt32(at, le) },
  i8: { bytes: 8, read: (v, at, le) => Number(v.getBigInt64(at, le)) },
  u4: { bytes: 4, read: (v, at, le) => v.getUint32(at, le) },
  u8: { bytes: 8, read: (v, at, le) => Number(v.getBigUint64(at, le)) },
};

/** Reads numbers one after another into `out`, from its place `start` on. */
export function readNumbers(
  bytes: Uint8Array,
  { bytes: width, read }: NumberType,
  out: Float32Array | Float64Array,
  start = 0,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0, i = start; at < bytes.length; at += width, i++)
    out[i] = read(view, at, true);
}
