import { boxBlur } from "./boxBlur.js";
import type { Mask } from "./mask.js";
import { otsu } from "./otsu.js";
import type { RgbImage } from "./rgbImage.js";
import { turnSmallRegions } from "./turnSmallRegions.js";

/** Resolution at which tissue is told from glass, about 1.25x. @unit um/px */
export const MASK_MPP = 8;

/**
 * Where Otsu's threshold may lie (8-bit saturation). Below it glass itself would be split, above it stained tissue,
 * which is what happens on a slide that is all the one or all the other.
 */
const LEAST_SATURATION = 9;
const MOST_SATURATION = 26;
/** Tissue smaller than this is a speck. @unit um2 */
const SPECK = 30_000;
/** A hole smaller than this belongs to the tissue around it: lumen, fat, a pool of mucin. @unit um2 */
const HOLE = 250_000;

/** Tells tissue from glass on a picture of about `MASK_MPP`: Otsu on smoothed saturation, specks and holes removed. */
export function tissueMask(image: RgbImage, mpp = MASK_MPP): Mask {
  const { width, height } = image;
  const smooth = boxBlur(saturation(image), width, height, 2);
  const levels = Uint8Array.from(smooth, (value) => Math.round(value * 255));
  const threshold = Math.min(
    Math.max(otsu(levels), LEAST_SATURATION),
    MOST_SATURATION,
  );
  const data = levels.map((level) => (level > threshold ? 1 : 0));
  const area = mpp * mpp;
  const solid = turnSmallRegions({ width, height, data }, 0, {
    leastPixels: HOLE / area,
    keepAtEdge: false,
  });
  return turnSmallRegions(solid, 1, {
    leastPixels: SPECK / area,
    keepAtEdge: true,
  });
}

/** (max - min) / max of each pixel, 0 to 1. */
export function saturation({ width, height, data }: RgbImage): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0, at = 0; i < out.length; i++, at += 3) {
    const r = data[at]!;
    const g = data[at + 1]!;
    const b = data[at + 2]!;
    const most = Math.max(r, g, b);
    out[i] = most === 0 ? 0 : (most - Math.min(r, g, b)) / most;
  }
  return out;
}
