import { MASK_MPP, tissueMask } from "../../science/slide/tissueMask.js";
import type { Mask } from "../../science/slide/mask.js";
import type { SlideReader } from "./slideReader.js";

/** The tissue of a whole slide and its scale, in level-0 pixels per mask pixel. */
export async function slideMask(
  slide: SlideReader,
  mpp: number,
): Promise<{ mask: Mask; scale: number }> {
  const { width, height } = slide;
  const scale = Math.max(1, MASK_MPP / mpp);
  const picture = await slide.readRegion({
    x: 0,
    y: 0,
    width,
    height,
    outWidth: Math.max(1, Math.round(width / scale)),
    outHeight: Math.max(1, Math.round(height / scale)),
  });
  return { mask: tissueMask(picture, scale * mpp), scale };
}
