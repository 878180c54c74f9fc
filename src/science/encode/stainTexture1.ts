import type { RgbImage } from "../slide/rgbImage.js";
import type { StainImage } from "../slide/stains.js";
import { separateStains } from "../slide/stains.js";
import { DISTRIBUTION_DIM, distribution } from "./distribution.js";
import { GABOR_DIM, gaborEnergy } from "./gaborEnergy.js";
import type { Channel } from "../slide/channel.js";
import { halve } from "./halve.js";
import { LOCAL_STAIN_DIM, localStain } from "./localStain.js";
import { localBinaryPatterns, PATTERNS } from "./localBinaryPatterns.js";
import { meanAndSd, stainCorrelation } from "./stainMoments.js";

const SCALES = 3;

/** Length of a tile's description by stain-texture-1. */
export const STAIN_TEXTURE_1_DIM =
  2 * DISTRIBUTION_DIM +
  3 +
  2 * SCALES * GABOR_DIM +
  2 * PATTERNS +
  LOCAL_STAIN_DIM;

/** Steps of optical density below which neighbours count as equal. */
const PATTERN_NOISE = 0.02;

/**
 * Describes a tile by stain-separated colour and texture: the distribution of haematoxylin and eosin, the energy of
 * a Gabor bank at three scales, local binary patterns at 2 um, and which stains and roughness meet in the same place. Texture is divided by the stain's own spread, so that
 * a paler slide keeps its texture. Deterministic: no seed, no model file.
 * @shape tile [224, 224, 3] at 1 um/px
 */
export function stainTexture1(
  tile: RgbImage,
  stains: StainImage = separateStains(tile),
): Float32Array {
  const { width, height, haematoxylin, eosin, residual } = stains;
  const h = { width, height, values: haematoxylin };
  const e = { width, height, values: eosin };
  const ofH = distribution(haematoxylin);
  const ofE = distribution(eosin);
  const out = Float32Array.from([
    ...ofH,
    ...ofE,
    stainCorrelation(haematoxylin, eosin, [ofH, ofE]),
    ...meanAndSd(residual),
    ...texture(h, ofH[1]!),
    ...texture(e, ofE[1]!),
    ...localStain(h, e),
  ]);
  for (const value of out)
    if (!Number.isFinite(value))
      throw new RangeError(`stain-texture-1 gave ${String(value)} for a tile`);
  return out;
}

function texture(channel: Channel, sd: number): number[] {
  const spread = Math.max(sd, 0.05);
  const values = new Float32Array(channel.values.length);
  for (let i = 0; i < values.length; i++)
    values[i] = channel.values[i]! / spread;
  const fine = { ...channel, values };
  const middle = halve(fine);
  const coarse = halve(middle);
  return [
    ...gaborEnergy(fine, 4),
    ...gaborEnergy(middle, 2),
    ...gaborEnergy(coarse, 1),
    ...localBinaryPatterns(middle, PATTERN_NOISE / spread),
  ];
}
