import { boxBlur } from "./boxBlur.js";
import { localSpread } from "./localSpread.js";
import type { Mask } from "./mask.js";
import { otsu } from "./otsu.js";
import type { RgbImage } from "./rgbImage.js";
import { turnSmallRegions } from "./turnSmallRegions.js";

/** Resolution at which tissue is told from glass, about 1.25x. @unit um/px */
export const MASK_MPP = 8;

/**
 * Where Otsu's threshold may lie (saturation, 0 to 1). Below it glass itself would be split, above it stained tissue,
 * which is what happens on a slide that is all the one or all the other.
 */
const LEAST_SATURATION = 0.035;
const MOST_SATURATION = 0.1;
/** Saturation that no haze on the glass has. */
const STAINED = 0.2;
/**
 * Local spread of brightness (0 to 1): tinted glass has less than the first, pale mucin and fat more (measured:
 * haze 0.002 to 0.005, mucin 0.012 to 0.07, fat 0.005 to 0.07); above the second there is structure, however pale.
 */
const SMOOTH = 0.007;
const STRUCTURED = 0.02;
/** How far a pixel's relief looks. @unit px */
const RELIEF_REACH = 3;
/** Tissue smaller than this is a speck. @unit um2 */
const SPECK = 30_000;
/**
 * A hole smaller than this belongs to the tissue around it: lumen, fat, a pool of mucin. At the picture's edge only one
 * as small as a speck does. @unit um2
 */
const HOLE = 250_000;

/**
 * Tells tissue from glass on a picture of about `MASK_MPP`: Otsu on smoothed saturation, tinted but structureless
 * glass left out, colourless but structured tissue (fat, mucin) taken in, specks and holes removed.
 */
export function tissueMask(image: RgbImage, mpp = MASK_MPP): Mask {
  const { width, height } = image;
  const colour = boxBlur(saturation(image), width, height, 2);
  const relief = boxBlur(
    localSpread(brightness(image), width, height, 1),
    width,
    height,
    2,
  );
  const threshold = Math.min(
    Math.max(otsu(eightBit(colour)) / 255, LEAST_SATURATION),
    MOST_SATURATION,
  );
  const structured = shrunk(relief, STRUCTURED, { width, height });
  const data = new Uint8Array(width * height);
  for (let i = 0; i < data.length; i++) {
    const tinted = colour[i]! > threshold && relief[i]! > SMOOTH;
    if (tinted || colour[i]! > STAINED || structured[i] === 1) data[i] = 1;
  }
  const area = mpp * mpp;
  const filled = turnSmallRegions({ width, height, data }, 0, {
    leastPixels: HOLE / area,
    keepAtEdge: true,
  });
  const solid = turnSmallRegions(filled, 0, {
    leastPixels: Math.min(SPECK / area, data.length / 10),
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

/** Green of each pixel, 0 to 1: where both stains absorb most. */
function brightness({ width, height, data }: RgbImage): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) out[i] = data[3 * i + 1]! / 255;
  return out;
}

/** Where values exceed a threshold, less the rim that the windows of `relief` added around each edge. */
function shrunk(
  values: Float32Array,
  threshold: number,
  { width, height }: { width: number; height: number },
): Uint8Array {
  const above = new Float32Array(values.length);
  for (let i = 0; i < above.length; i++) above[i] = +(values[i]! > threshold);
  const near = boxBlur(above, width, height, RELIEF_REACH);
  const out = new Uint8Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = +(near[i]! > 0.999);
  return out;
}

function eightBit(values: Float32Array): Uint8Array {
  const out = new Uint8Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.round(values[i]! * 255);
  return out;
}
