import { readFile } from "node:fs/promises";
import { BadFeaturesError } from "./badFeaturesError.js";
import type { Matrix } from "./matrix.js";
import { sidesOf } from "./matrix.js";
import { NUMBER_TYPES, readNumbers } from "./numberTypes.js";

/** First bytes of every `.npy`. */
export const NPY_MAGIC = Buffer.from("\x93NUMPY", "latin1");

/**
 * Reads a matrix of an `.npy` file: format 1 or 2, little-endian numbers, row by row. Other forms are refused by name.
 * The kept readers for Node read neither float16 nor the header's order, and drop what they do not know.
 * @throws BadFeaturesError
 * @source https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function readNpy(path: string): Promise<Matrix> {
  const bytes = await readFile(path);
  const refuse = (reason: string): never => {
    throw new BadFeaturesError(
      path,
      reason,
      "write it with numpy.save as a float32 matrix in C order",
    );
  };
  if (!bytes.subarray(0, 6).equals(NPY_MAGIC) || bytes.length < 12)
    return refuse("is no .npy file");
  const version = bytes[6]!;
  if (version !== 1 && version !== 2)
    return refuse(`has the format version ${version}`);
  const start = version === 1 ? 10 : 12;
  const length = version === 1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const header = bytes.toString("latin1", start, start + length);
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1] ?? "";
  const shape = /'shape'\s*:\s*\(([^)]*)\)/.exec(header)?.[1];
  const type = /^[<|]/.test(descr) ? NUMBER_TYPES[descr.slice(1)] : undefined;
  if (!type || shape === undefined)
    return refuse(`holds ${descr === "" ? "no plain numbers" : descr}`);
  if (!/'fortran_order'\s*:\s*False/.test(header))
    return refuse("is in Fortran order");
  const numbers = shape.split(",").filter((side) => side.trim() !== "");
  const { rows, columns } = sidesOf(path, "the array", numbers.map(Number));
  const data = bytes.subarray(start + length);
  const wanted = rows * columns * type.bytes;
  if (data.length !== wanted)
    return refuse(`has ${data.length} of ${wanted} bytes`);
  const values =
    type.bytes > 4
      ? new Float64Array(rows * columns)
      : new Float32Array(rows * columns);
  readNumbers(data, type, values);
  return { rows, columns, values };
}
