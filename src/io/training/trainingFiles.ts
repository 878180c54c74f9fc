import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bag } from "../../science/mil/bag.js";
import type { HeadSpec } from "../../science/mil/head.js";
import { decodeSafetensors, encodeSafetensors } from "../blobs/safetensors.js";

/** Thrown where a file between the trainer and its child lacks an array. */
export class TrainingFileError extends Error {
  constructor(file: string, tensor: string) {
    super(`${file} has no ${tensor} of the expected type; train again`);
    this.name = "TrainingFileError";
  }
}

const BAGS = "bags.safetensors";
const HEADS = "heads.safetensors";

/** Writes what is to be trained. A missing label is kept as 0 with `measured` 0, since no file holds NaN. */
export async function writeRequest(
  folder: string,
  bags: readonly Bag[],
  heads: readonly HeadSpec[],
): Promise<void> {
  const tiles = Int32Array.from(bags, (bag) => bag.tiles);
  const features = joined(bags.map((bag) => bag.features));
  const labels = joined(heads.map((head) => head.labels));
  const role = Int32Array.from(heads.flatMap((head) => [...head.role]));
  const size = [heads.length, bags.length];
  await writeFile(
    join(folder, BAGS),
    encodeSafetensors({
      tiles: { shape: [bags.length], data: tiles },
      features: { shape: [features.length], data: features },
    }),
  );
  await writeFile(
    join(folder, HEADS),
    encodeSafetensors({
      labels: {
        shape: size,
        data: labels.map((y) => (Number.isNaN(y) ? 0 : y)),
      },
      measured: {
        shape: size,
        data: Int32Array.from(labels, (y) => (Number.isNaN(y) ? 0 : 1)),
      },
      role: { shape: size, data: role },
      seed: {
        shape: [heads.length],
        data: Int32Array.from(heads, (h) => h.seed),
      },
    }),
  );
}

/** Reads back what writeRequest wrote. */
export async function readRequest(
  folder: string,
  bagIds: readonly string[],
  keys: readonly string[],
): Promise<{ bags: Bag[]; heads: HeadSpec[] }> {
  const bagFile = await openTensors(join(folder, BAGS));
  const features = bagFile.floats("features");
  const counts = bagFile.ints("tiles");
  const dim = features.length / counts.reduce((sum, n) => sum + n, 0);
  let at = 0;
  const bags = bagIds.map((id, b) => {
    const from = at;
    at += counts[b]! * dim;
    return { id, tiles: counts[b]!, features: features.subarray(from, at) };
  });
  const headFile = await openTensors(join(folder, HEADS));
  const labels = headFile.floats("labels");
  const measured = headFile.ints("measured");
  const role = headFile.ints("role");
  const seed = headFile.ints("seed");
  const known = labels.map((y, i) => (measured[i] === 1 ? y : NaN));
  const heads = keys.map((key, h) => {
    const [from, to] = [h * bags.length, (h + 1) * bags.length];
    return {
      key,
      labels: known.subarray(from, to),
      role: Uint8Array.from(role.subarray(from, to)),
      seed: seed[h]!,
    };
  });
  return { bags, heads };
}

/** Arrays of a safetensors file, by name and type. @throws TrainingFileError */
export async function openTensors(file: string): Promise<{
  floats: (name: string) => Float32Array;
  ints: (name: string) => Int32Array;
}> {
  const tensors = decodeSafetensors(await readFile(file));
  return {
    floats: (name) => {
      const data = tensors[name]?.data;
      if (data instanceof Float32Array) return data;
      throw new TrainingFileError(file, name);
    },
    ints: (name) => {
      const data = tensors[name]?.data;
      if (data instanceof Int32Array) return data;
      throw new TrainingFileError(file, name);
    },
  };
}

/** One array after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((n, part) => n + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
