import type { Channel } from "../slide/channel.js";
import type { RgbImage } from "../slide/rgbImage.js";
import { sameSpace } from "../slide/space.js";
import { OPTICAL_DENSITY, separateStains } from "../slide/stains.js";
import type { StainImage } from "../slide/stains.js";
import { DISTRIBUTION_DIM, distribution } from "./distribution.js";
import { GABOR_DIM, gaborEnergy } from "./gaborEnergy.js";
import { halve } from "./halve.js";
import { localBinaryPatterns, PATTERNS } from "./localBinaryPatterns.js";
import { meanAndSd, stainCorrelation } from "./stainMoments.js";

/** Patterns are counted at 1, 2 and 4 um; Gabor sites lie so many pixels apart at each. */
const STRIDES = [4, 2, 1];

/** Steps of optical density below which neighbours count as equal. */
const PATTERN_NOISE = 0.02;

/** Length of a tile's description by stain-texture-2. */
export const STAIN_TEXTURE_2_DIM =
  2 * DISTRIBUTION_DIM + 3 + STRIDES.length * (GABOR_DIM + 2 * PATTERNS);

/**
 * Describes a tile by the distribution of its stains, the energy of haematoxylin's texture, and the local binary patterns
 * of haematoxylin and of darkness, at three scales each. Shares of patterns enter as square roots, whose Euclidean
 * distance is that of Hellinger. Deterministic: no seed, no model file.
 * @shape tile at 1 um/px, at least 36 px wide and high
 * @source multi-scale patterns: Ojala 2002, doi:10.1109/TPAMI.2002.1017623
 */
export function stainTexture2(
  tile: RgbImage,
  stains: StainImage = separateStains(tile),
): Float32Array {
  const { width, height, haematoxylin, eosin, residual } = stains;
  const ofH = distribution(haematoxylin);
  const ofE = distribution(eosin);
  const values = [
    ...ofH,
    ...ofE,
    stainCorrelation(haematoxylin, eosin, [ofH, ofE]),
    ...meanAndSd(residual),
    ...energies({ width, height, values: haematoxylin }, ofH[1]!),
    ...patterns({ width, height, values: haematoxylin }),
    ...patterns({ width, height, values: darkness(tile) }),
  ];
  for (const value of values)
    if (!Number.isFinite(value))
      throw new RangeError(`stain-texture-2 gave ${value} for a tile`);
  return Float32Array.from(values);
}

const fineSpace = sameSpace(Float32Array);
const middleSpace = sameSpace(Float32Array);
const coarseSpace = sameSpace(Float32Array);

/** Texture divided by the stain's own spread, so that a paler slide keeps its texture. */
function energies(channel: Channel, sd: number): number[] {
  const spread = Math.max(sd, 0.05);
  const values = fineSpace(channel.values.length);
  for (let i = 0; i < values.length; i++)
    values[i] = channel.values[i]! / spread;
  return scalesOf({ ...channel, values }).flatMap((scale, s) =>
    gaborEnergy(scale, STRIDES[s]!),
  );
}

function patterns(channel: Channel): number[] {
  return scalesOf(channel).flatMap((scale) =>
    localBinaryPatterns(scale, PATTERN_NOISE).map(Math.sqrt),
  );
}

function scalesOf(fine: Channel): [Channel, Channel, Channel] {
  const middle = halve(fine, middleSpace);
  return [fine, middle, halve(middle, coarseSpace)];
}

/** Optical density of the mean of three 8-bit values, by their sum. */
const DENSITY_OF_SUM = Float32Array.from(
  { length: 3 * 255 + 1 },
  (_, sum) => OPTICAL_DENSITY[Math.round(sum / 3)]!,
);

/** Optical density of the mean of red, green and blue. */
function darkness({ width, height, data }: RgbImage): Float32Array {
  const values = fineSpace(width * height);
  for (let i = 0, at = 0; i < values.length; i++, at += 3)
    values[i] = DENSITY_OF_SUM[data[at]! + data[at + 1]! + data[at + 2]!]!;
  return values;
}
