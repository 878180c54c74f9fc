import { BadFeaturesError } from "./badFeaturesError.js";
import type { FeatureHeader, FeatureSource } from "./featureSource.js";
import type { Hdf5File, Hdf5Matrix } from "./hdf5File.js";
import { openHdf5 } from "./hdf5File.js";
import { checkCoords } from "./matrix.js";

/** Microns per pixel at a magnification of 1, by the usual rule: 10x is 1 um/px. */
const MPP_AT_1X = 10;

/** Opens features in HDF5 as CLAM, TRIDENT or STAMP write them. @throws BadFeaturesError */
export async function openHdf5Features(path: string): Promise<FeatureSource> {
  const file = await openHdf5(path);
  try {
    const stamp = file.matrix("feats");
    const features = stamp ?? file.matrix("features");
    const coords = file.matrix("coords");
    if (features === null || coords === null)
      throw new BadFeaturesError(
        path,
        "does not hold the datasets features and coords (CLAM, TRIDENT) or feats and coords (STAMP)",
        "write it in one of these layouts",
      );
    checkCoords(path, coords, features.rows);
    const said = stamp ? stampHeader(path, file) : patchHeader(coords);
    return {
      header: { ...said, tiles: features.rows, dim: features.columns },
      coords: () => coords.readInto(new Float64Array(coords.rows * 2)),
      features: () =>
        features.readInto(new Float32Array(features.rows * features.columns)),
      close: () => {
        file.close();
      },
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

type Said = Omit<FeatureHeader, "tiles" | "dim">;

/** @source TRIDENT and CLAM: attributes of coords; CLAM's own feature files carry none */
function patchHeader({ attributes }: Hdf5Matrix): Said {
  const of = (name: string): number | null => numberOf(attributes[name]);
  const [width, height] = [of("level0_width"), of("level0_height")];
  const magnification = of("level0_magnification");
  const trident = of("patch_size_level0");
  const patch = of("patch_size");
  const level = of("patch_level");
  const downsample = of("downsample") ?? (level === 0 ? 1 : null);
  const clam =
    patch === null || downsample === null ? null : patch * downsample;
  return {
    layout: trident === null ? "CLAM" : "TRIDENT",
    unit: "px",
    tileSize: trident ?? clam,
    mpp:
      magnification !== null && magnification > 0
        ? MPP_AT_1X / magnification
        : null,
    slide: width === null || height === null ? null : { width, height },
  };
}

/** @source STAMP 2: attributes of the file; unit um, tile_size (2.0) or tile_size_um (2.1) */
function stampHeader(path: string, { attributes }: Hdf5File): Said {
  const unit = attributes["unit"];
  const tileSize =
    numberOf(attributes["tile_size_um"]) ?? numberOf(attributes["tile_size"]);
  if (unit !== "um" && unit !== "px")
    throw new BadFeaturesError(
      path,
      `does not say whether its coordinates are um or px (attribute unit: ${String(unit)})`,
      "extract the features again with STAMP 2 or later",
    );
  return { layout: "STAMP", unit, tileSize, mpp: null, slide: null };
}

/** A number of an attribute; of several, such as one for each axis, the first. */
function numberOf(value: unknown): number | null {
  const first: unknown =
    ArrayBuffer.isView(value) || Array.isArray(value)
      ? Reflect.get(value, 0)
      : value;
  const number = typeof first === "bigint" ? Number(first) : first;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
