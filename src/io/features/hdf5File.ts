import h5wasm from "h5wasm/node";
import type { Dataset } from "h5wasm/node";
import { BadFeaturesError } from "./badFeaturesError.js";
import { sidesOf } from "./matrix.js";
import { NUMBER_TYPES, readNumbers } from "./numberTypes.js";

/** A matrix of an HDF5 file, read when asked. */
export interface Hdf5Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readInto<A extends Float32Array | Float64Array>(out: A): A;
}

/** An open HDF5 file. */
export interface Hdf5File {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** null where there is none of this name. @throws BadFeaturesError where it is no matrix of numbers */
  matrix(name: string): Hdf5Matrix | null;
  close(): void;
}

type Library = Awaited<typeof h5wasm.ready>;

/** Bytes read at once: the file may be larger than the memory. */
const PIECE = 16e6;

/** Opens an HDF5 file in place. @throws BadFeaturesError */
export async function openHdf5(path: string): Promise<Hdf5File> {
  const library = await h5wasm.ready;
  library.activate_throwing_error_handler();
  const file = attempt(path, () => new h5wasm.File(path, "r"));
  return {
    attributes: attributesOf(file.attrs),
    matrix(name) {
      if (!file.keys().includes(name)) return null;
      const entity = file.get(name);
      if (entity instanceof h5wasm.Dataset)
        return matrixOf(library, entity, { path, name });
      throw new BadFeaturesError(
        path,
        `${name} is no dataset`,
        "write it as a matrix of numbers",
      );
    },
    close: () => void file.close(),
  };
}

function matrixOf(
  library: Library,
  dataset: Dataset,
  { path, name }: { readonly path: string; readonly name: string },
): Hdf5Matrix {
  const { shape, type, size, signed, littleEndian } = dataset.metadata;
  const { rows, columns } = sidesOf(path, name, shape ?? []);
  const letter = type === 1 ? "f" : type === 0 ? (signed ? "i" : "u") : "?";
  const numbers = NUMBER_TYPES[`${letter}${size}`];
  if (!numbers || !littleEndian)
    throw new BadFeaturesError(
      path,
      `${name} holds numbers of the type ${String(dataset.dtype)}`,
      "write it as little-endian float16, float32 or float64 (coordinates also as int32 or int64)",
    );
  const step = Math.max(1, Math.floor(PIECE / (columns * size)));
  return {
    rows,
    columns,
    attributes: attributesOf(dataset.attrs),
    readInto(out) {
      for (let row = 0; row < rows; row += step) {
        const count = Math.min(step, rows - row);
        const bytes = attempt(path, () =>
          readRows(library, dataset, { row, rows: count }),
        );
        readNumbers(bytes, numbers, out, row * columns);
      }
      return out;
    },
  };
}

/** Bytes of some rows. h5wasm itself gives no float16, the type in which STAMP writes. */
function readRows(
  library: Library,
  dataset: Dataset,
  { row, rows }: { readonly row: number; readonly rows: number },
): Uint8Array {
  const { shape, size } = dataset.metadata;
  const sides = shape ?? [];
  const rowAxis = sides.length - 2;
  const count = sides.map((n, axis) => BigInt(axis === rowAxis ? rows : n));
  const offset = sides.map((_, axis) => BigInt(axis === rowAxis ? row : 0));
  const strides = sides.map(() => 1n);
  const bytes = rows * (sides.at(-1) ?? 0) * size;
  const at = library._malloc(bytes);
  try {
    const { file_id, path } = dataset;
    library.get_dataset_data(file_id, path, count, offset, strides, BigInt(at));
    return library.HEAPU8.slice(at, at + bytes);
  } finally {
    library._free(at);
  }
}

function attributesOf(
  attributes: Readonly<Record<string, { readonly value: unknown }>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { value }]) => [name, value]),
  );
}

/** @throws BadFeaturesError with what the library says */
function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new BadFeaturesError(
      path,
      `cannot be read as HDF5 (${message.split("\n")[0] ?? ""})`,
      "copy or write it again",
      { cause },
    );
  }
}
