import { MASK_MPP, tissueMask } from "../../science/slide/tissueMask.js";
import type { Mask } from "../../science/slide/mask.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { whitePoint } from "../../science/slide/whitePoint.js";
import type { SlideReader } from "./slideReader.js";

/** The tissue of a whole slide, its scale in level-0 pixels per mask pixel, and the colour of its glass. */
export interface SlideMask {
  readonly mask: Mask;
  readonly scale: number;
  readonly white: readonly [number, number, number];
}

const made = new WeakMap<SlideReader, Map<number, Promise<SlideMask>>>();

/** Tells a slide's tissue from its glass, once for each open slide. */
export function slideMask(slide: SlideReader, mpp: number): Promise<SlideMask> {
  const byMpp = made.get(slide) ?? new Map<number, Promise<SlideMask>>();
  made.set(slide, byMpp);
  const held = byMpp.get(mpp) ?? makeMask(slide, mpp);
  byMpp.set(mpp, held);
  return held;
}

async function makeMask(slide: SlideReader, mpp: number): Promise<SlideMask> {
  const scale = Math.max(1, MASK_MPP / mpp);
  const picture = await thumbnail(slide, scale);
  return {
    mask: tissueMask(picture, scale * mpp),
    scale,
    white: whitePoint(picture),
  };
}

function thumbnail(slide: SlideReader, scale: number): Promise<RgbImage> {
  const { width, height } = slide;
  return slide.readRegion({
    x: 0,
    y: 0,
    width,
    height,
    outWidth: Math.max(1, Math.round(width / scale)),
    outHeight: Math.max(1, Math.round(height / scale)),
  });
}
