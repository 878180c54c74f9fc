import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import h5wasm from "h5wasm/node";
import { encodeSafetensors } from "../../../src/io/blobs/safetensors.js";

const folder = mkdtempSync(join(tmpdir(), "histoclaim-features-"));

/** Three tiles of four numbers each, on a slide of at least 300 x 260 pixels. */
export const COORDS = [0, 0, 128, 0, 0, 128];
export const FEATURES = Array.from({ length: 12 }, (_, i) => i / 4 - 1);

type Attributes = Readonly<Record<string, number | string>>;

/** One dataset of an HDF5 file. */
export interface Written {
  readonly data: readonly number[];
  readonly shape: readonly number[];
  readonly dtype: "<f" | "<d" | "<q" | "<i";
  readonly attributes?: Attributes;
}

/** Path for a file of this name. */
export const pathOf = (name: string): string => join(folder, name);

/** Writes an HDF5 file and gives its path. */
export async function writeHdf5(
  path: string,
  datasets: Readonly<Record<string, Written>>,
  attributes: Attributes = {},
): Promise<string> {
  await h5wasm.ready;
  const file = new h5wasm.File(path, "w");
  for (const [name, { data, shape, dtype, attributes: own }] of Object.entries(
    datasets,
  )) {
    const dataset = file.create_dataset({
      name,
      data: dtype === "<q" ? BigInt64Array.from(data, BigInt) : [...data],
      shape: [...shape],
      dtype,
    });
    for (const [key, value] of Object.entries(own ?? {}))
      dataset.create_attribute(key, value);
  }
  for (const [key, value] of Object.entries(attributes))
    file.create_attribute(key, value);
  file.close();
  return path;
}

/** Features and coordinates as TRIDENT writes them. */
export function writeTrident(
  path: string,
  attributes: Attributes = {},
  features: readonly number[] = FEATURES,
): Promise<string> {
  const dim = features.length / 3;
  return writeHdf5(path, {
    features: { data: features, shape: [3, dim], dtype: "<f" },
    coords: {
      data: COORDS,
      shape: [3, 2],
      dtype: "<q",
      attributes: {
        patch_size: 256,
        patch_size_level0: 128,
        level0_magnification: 20,
        ...attributes,
      },
    },
  });
}

/** Writes an `.npy` file by NumPy's own format. */
export function writeNpy(
  path: string,
  values: readonly number[],
  {
    shape,
    descr = "<f4",
    order = "False",
    version = 1,
  }: {
    readonly shape: string;
    readonly descr?: string;
    readonly order?: string;
    readonly version?: number;
  },
): string {
  const text = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': (${shape}), }\n`;
  const start = version === 1 ? 10 : 12;
  const head = Buffer.alloc(start);
  head.write("\x93NUMPY", "latin1");
  head.writeUInt8(version, 6);
  if (version === 1) head.writeUInt16LE(text.length, 8);
  else head.writeUInt32LE(text.length, 8);
  const numbers = descr.endsWith("8")
    ? new Float64Array(values)
    : new Float32Array(values);
  const data = Buffer.from(numbers.buffer);
  writeFileSync(path, Buffer.concat([head, Buffer.from(text), data]));
  return path;
}

/** Writes features and coordinates as safetensors. */
export function writeSafetensors(path: string): string {
  const bytes = encodeSafetensors({
    features: { shape: [3, 4], data: Float32Array.from(FEATURES) },
    coords: { shape: [3, 2], data: Int32Array.from(COORDS) },
  });
  writeFileSync(path, bytes);
  return path;
}
