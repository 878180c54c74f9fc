import type { RgbImage } from "../slide/rgbImage.js";
import type { StainImage } from "../slide/stains.js";
import { separateStains } from "../slide/stains.js";
import { KINDS } from "./kindModel.js";
import { kindShares } from "./kindShares.js";
import type { MorphologyName } from "./names.js";
import { MORPHOLOGIES } from "./names.js";
import { tileChannels } from "./tileChannels.js";
import { windowFeatures } from "./windowFeatures.js";

/** Square microns in a square millimetre. */
const UM2_PER_MM2 = 1e6;

/**
 * Measures what a tile shows, in the order of MORPHOLOGIES: the share of its area that each kind of tissue takes,
 * 0 to 1, and nuclei per square millimetre.
 * @shape tile [height, width, 3] at 1 um/px
 */
export function measureTile(
  tile: RgbImage,
  stains: StainImage = separateStains(tile),
): Float32Array {
  const windows = windowFeatures(tileChannels(tile, stains));
  const shares = kindShares(windows);
  const area = (tile.width * tile.height) / UM2_PER_MM2;
  return Float32Array.from(MORPHOLOGIES, (name) =>
    name === "nuclear_density" ? windows.nuclei / area : shareOf(name, shares),
  );
}

function shareOf(name: MorphologyName, shares: Float64Array): number {
  let sum = 0;
  KINDS.forEach(({ of }, k) => {
    if (of === name) sum += shares[k]!;
  });
  return sum;
}
