import { access, readFile } from "node:fs/promises";
import { decodeSafetensors, SafetensorsError } from "../blobs/safetensors.js";
import { BadFeaturesError } from "./badFeaturesError.js";
import type { FeatureSource } from "./featureSource.js";
import type { Matrix } from "./matrix.js";
import { checkCoords, sidesOf } from "./matrix.js";
import { readNpy } from "./npyFile.js";

/** The file of coordinates beside a matrix of features. */
export function coordsBeside(path: string): string {
  return `${path.replace(/\.npy$/i, "")}.coords.npy`;
}

/** Opens features in `.npy`, their coordinates in the file beside it. @throws BadFeaturesError */
export async function openNpyFeatures(path: string): Promise<FeatureSource> {
  const beside = coordsBeside(path);
  await access(beside).catch((cause: unknown) => {
    throw new BadFeaturesError(
      path,
      "has no coordinates beside it",
      "write the tiles' upper left corners, in level-0 pixels, to a file of the same name that ends in .coords.npy",
      { cause },
    );
  });
  const [features, coords] = [await readNpy(path), await readNpy(beside)];
  return sourceOf(path, "npy", features, coords);
}

/** Opens features in `.safetensors`. @throws BadFeaturesError */
export async function openSafetensorsFeatures(
  path: string,
): Promise<FeatureSource> {
  try {
    const tensors = decodeSafetensors(await readFile(path));
    const of = (name: string): Matrix => {
      const tensor = tensors[name];
      if (!tensor) throw new SafetensorsError(`there is no tensor ${name}`);
      return { ...sidesOf(path, name, tensor.shape), values: tensor.data };
    };
    return sourceOf(path, "safetensors", of("features"), of("coords"));
  } catch (cause) {
    if (!(cause instanceof SafetensorsError)) throw cause;
    throw new BadFeaturesError(
      path,
      cause.message,
      "write the tensors features (float32) and coords (int32 or float32)",
      { cause },
    );
  }
}

function sourceOf(
  path: string,
  layout: "npy" | "safetensors",
  features: Matrix,
  coords: Matrix,
): FeatureSource {
  checkCoords(path, coords, features.rows);
  const { rows: tiles, columns: dim } = features;
  const silent = { tileSize: null, mpp: null, slide: null };
  return {
    header: { layout, tiles, dim, unit: "px", ...silent },
    coords: () => Float64Array.from(coords.values),
    features: () => Float32Array.from(features.values),
    close: () => undefined,
  };
}
