import { placeTiles } from "../../science/slide/placeTiles.js";
import type { PlacedTiles } from "../../science/slide/placeTiles.js";
import type { Tile } from "../../science/slide/tile.js";
import { BadFeaturesError } from "./badFeaturesError.js";
import type { FeatureRequest, ReadFeatures } from "./featureTask.js";
import type { FeatureSource } from "./featureSource.js";
import { openFeatures } from "./openFeatures.js";

/** The tiles that a file of features holds of a view. @throws BadFeaturesError */
export function featureTiles(
  request: FeatureRequest,
): Promise<readonly Tile[]> {
  return withSource(request, (source) => placed(source, request).tiles);
}

/** The features of these tiles. @throws BadFeaturesError, for a number that is none too */
export function readFeatures(request: FeatureRequest): Promise<ReadFeatures> {
  return withSource(request, (source) => {
    const { rows } = placed(source, request);
    const { dim } = source.header;
    const all = source.features();
    const data = new Float32Array(rows.length * dim);
    rows.forEach((row, tile) => {
      data.set(all.subarray(row * dim, (row + 1) * dim), tile * dim);
    });
    const bad = data.findIndex((value) => !Number.isFinite(value));
    if (bad === -1) return { dim, data };
    const row = rows[Math.floor(bad / dim)]!;
    throw new BadFeaturesError(
      request.path,
      `holds ${data[bad]} in row ${row}, column ${bad % dim}, counted from 0`,
      "extract the features of this slide again",
    );
  });
}

function placed(
  source: FeatureSource,
  { mpp, size, rect }: FeatureRequest,
): PlacedTiles {
  const coords = source.coords();
  const corners =
    source.header.unit === "um" ? coords.map((um) => um / mpp) : coords;
  return placeTiles(corners, size, rect);
}

async function withSource<T>(
  { path }: FeatureRequest,
  work: (source: FeatureSource) => T,
): Promise<T> {
  const source = await openFeatures(path);
  try {
    return work(source);
  } finally {
    source.close();
  }
}
