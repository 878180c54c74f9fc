import { boxBlur } from "./boxBlur.js";
import type { Mask } from "./mask.js";
import { medianIn } from "./medianIn.js";
import type { RgbImage } from "./rgbImage.js";
import { solidRegions } from "./solidRegions.js";
import { OPTICAL_DENSITY } from "./stains.js";
import { without } from "./without.js";

/** Tissue that lies double absorbs twice: least density, in medians of the slide's tissue. */
const DOUBLE = 1.8;
/** And so dark at least: pale tissue varies more. @unit optical density */
const DARK = 0.6;
/** Density is looked at over this. @unit um */
const AROUND = 24;
/** A fold is narrower, a follicle or a solid tumour wider. @unit um */
const WIDE = 240;
/** Smaller is a gland or a vessel. @unit um2 */
const SMALL = 100_000;

/** Folds: ridges of tissue about twice as dense as the slide's, long and narrow, on a picture of about 8 um/px. */
export function foldMarks(image: RgbImage, tissue: Mask, mpp: number): Mask {
  const { width, height } = image;
  const pixels = (um: number): number => Math.max(1, Math.round(um / mpp));
  const dense = boxBlur(density(image), width, height, pixels(AROUND));
  const least = Math.max(DARK, DOUBLE * (medianIn(dense, tissue) ?? Infinity));
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++)
    data[i] = +(dense[i]! >= least && tissue.data[i] === 1);
  const leastPixels = SMALL / mpp ** 2;
  const dark = { width, height, data };
  const wide = solidRegions(dark, { radius: pixels(WIDE / 2), leastPixels });
  return solidRegions(without(dark, wide), { radius: 1, leastPixels });
}

function density({ width, height, data }: RgbImage): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0, at = 0; i < out.length; i++, at += 3)
    out[i] =
      (OPTICAL_DENSITY[data[at]!]! +
        OPTICAL_DENSITY[data[at + 1]!]! +
        OPTICAL_DENSITY[data[at + 2]!]!) /
      3;
  return out;
}
