import { open } from "node:fs/promises";
import { BadFeaturesError } from "./badFeaturesError.js";
import type { FeatureHeader, FeatureSource } from "./featureSource.js";
import { openHdf5Features } from "./hdf5Features.js";
import { openNpyFeatures, openSafetensorsFeatures } from "./matrixFeatures.js";
import { NPY_MAGIC } from "./npyFile.js";

const HDF5_MAGIC = Buffer.from("\x89HDF\r\n\x1a\n", "latin1");

/** What a file says of itself, and where its tiles lie. @shape coords [tiles, 2] in the header's unit */
export interface FeatureProbe extends FeatureHeader {
  readonly coords: Float64Array;
}

/** Opens ready features by their content. @throws BadFeaturesError */
export async function openFeatures(path: string): Promise<FeatureSource> {
  const head = await firstBytes(path);
  if (head.equals(HDF5_MAGIC)) return openHdf5Features(path);
  if (head.subarray(0, NPY_MAGIC.length).equals(NPY_MAGIC))
    return openNpyFeatures(path);
  if (/\.safetensors$/i.test(path)) return openSafetensorsFeatures(path);
  throw new BadFeaturesError(
    path,
    "is neither HDF5, .npy nor .safetensors",
    "give a file of CLAM, TRIDENT or STAMP, or a matrix of one row for each tile",
  );
}

/** Reads a file's header and coordinates, not its features. @throws BadFeaturesError */
export async function probeFeatures(path: string): Promise<FeatureProbe> {
  const source = await openFeatures(path);
  try {
    const coords = source.coords();
    if (!coords.every(Number.isFinite))
      throw new BadFeaturesError(
        path,
        "has a coordinate that is not a number",
        "write the features again",
      );
    return { ...source.header, coords };
  } finally {
    source.close();
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(HDF5_MAGIC.length);
    await file.read(head, 0, head.length, 0);
    return head;
  } finally {
    await file.close();
  }
}
