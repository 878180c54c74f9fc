import type { RgbImage } from "../slide/rgbImage.js";
import type { StainImage } from "../slide/stains.js";
import { separateStains } from "../slide/stains.js";
import { DISTRIBUTION_DIM, distribution } from "./distribution.js";
import { GABOR_DIM, gaborEnergy } from "./gaborEnergy.js";
import type { Channel } from "../slide/channel.js";
import { halve } from "./halve.js";
import { LOCAL_STAIN_DIM, localStain } from "./localStain.js";
import { localBinaryPatterns, PATTERNS } from "./localBinaryPatterns.js";

export { COLOUR_DIM, describeColour } from "./describeColour.js";

/** Name of the built-in encoder; changes whenever its numbers do. */
export const ENCODER = "stain-texture-1";

const SCALES = 3;

/** Length of a tile's description. */
export const ENCODER_DIM =
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
export function describeTile(
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
    correlation(haematoxylin, eosin, [ofH, ofE]),
    ...meanAndSd(residual),
    ...texture(h, ofH[1]!),
    ...texture(e, ofE[1]!),
    ...localStain(h, e),
  ]);
  for (const value of out)
    if (!Number.isFinite(value))
      throw new RangeError(`${ENCODER} gave ${String(value)} for a tile`);
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

function meanAndSd(values: Float32Array): [number, number] {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i]!;
    squares += values[i]! ** 2;
  }
  const mean = sum / values.length;
  const variance = squares / values.length - mean * mean;
  return [mean, Math.sqrt(Math.max(0, variance))];
}

/** Pearson's r of two stains from their means and standard deviations. */
function correlation(
  a: Float32Array,
  b: Float32Array,
  [[meanA, sdA], [meanB, sdB]]: readonly [readonly number[], readonly number[]],
): number {
  if (sdA! < 1e-3 || sdB! < 1e-3) return 0;
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return (sum / a.length - meanA! * meanB!) / (sdA! * sdB!);
}
