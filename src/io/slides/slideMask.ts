import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { SlideSurvey } from "../../science/slide/slideSurvey.js";
import { slideSurvey } from "../../science/slide/slideSurvey.js";
import { MASK_MPP } from "../../science/slide/tissueMask.js";
import { whitePoint } from "../../science/slide/whitePoint.js";
import type { SlideReader } from "./slideReader.js";

/** A whole slide from afar: what it shows where, and the colour of its glass. */
export interface SlideMask {
  readonly picture: RgbImage;
  /** Made when first asked for: whoever only describes tiles needs none. */
  readonly survey: () => SlideSurvey;
  /** Level-0 pixels in a pixel of the picture. */
  readonly scale: number;
  readonly white: readonly [number, number, number];
}

const made = new WeakMap<SlideReader, Map<number, Promise<SlideMask>>>();

/** Looks at a slide from afar, once for each open slide. */
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
  let survey: SlideSurvey | undefined;
  return {
    picture,
    survey: () => (survey ??= slideSurvey(picture, scale * mpp)),
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
