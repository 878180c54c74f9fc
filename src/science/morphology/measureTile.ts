import type { RgbImage } from "../slide/rgbImage.js";
import { sameSpace } from "../slide/space.js";
import type { StainImage } from "../slide/stains.js";
import { separateStains } from "../slide/stains.js";
import { KINDS } from "./kindModel.js";
import { meanKinds, windowKinds } from "./kindShares.js";
import { lumen } from "./lumen.js";
import { lymphocyteLike } from "./lymphocyteLike.js";
import type { MorphologyName } from "./names.js";
import { MORPHOLOGIES } from "./names.js";
import { nuclei } from "./nuclei.js";
import { tileChannels } from "./tileChannels.js";
import { windowFeatures } from "./windowFeatures.js";

/** Square microns in a square millimetre. */
const UM2_PER_MM2 = 1e6;

/** What a tile shows. */
export interface TileMeasures {
  /** In the order of MORPHOLOGIES: shares of the area, 0 to 1, and nuclei per square millimetre. */
  readonly morphology: Float32Array;
  /** In the order of MEASURES. */
  readonly measures: Float32Array;
}

const SPACES = {
  density: sameSpace(Float32Array),
  bluish: sameSpace(Float32Array),
  smooth: sameSpace(Float32Array),
};

/** Measures what a tile shows. @shape tile [height, width, 3] at 1 um/px */
export function measureTile(
  tile: RgbImage,
  stains: StainImage = separateStains(tile),
): TileMeasures {
  const channels = tileChannels(tile, stains, SPACES);
  const windows = windowFeatures(channels);
  const kinds = windowKinds(windows);
  const shares = meanKinds(kinds);
  const { centres, threshold } = windows;
  const area = (tile.width * tile.height) / UM2_PER_MM2;
  const found = nuclei(channels, centres, threshold);
  const total = found.reduce((sum, nucleus) => sum + nucleus.area, 0);
  return {
    morphology: Float32Array.from(MORPHOLOGIES, (name) =>
      name === "nuclear_density"
        ? centres.length / area
        : shareOf(name, shares),
    ),
    measures: Float32Array.of(
      found.length,
      total / Math.max(1, found.length),
      lymphocyteLike(found),
      lumen(channels, windows, kinds),
    ),
  };
}

function shareOf(name: MorphologyName, shares: Float64Array): number {
  let sum = 0;
  KINDS.forEach(({ of }, k) => {
    if (of === name) sum += shares[k]!;
  });
  return sum;
}
