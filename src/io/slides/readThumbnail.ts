import type { RgbImage } from "../../science/slide/rgbImage.js";
import { openShared } from "./openSlides.js";
import type { ThumbnailRequest, WorkOptions } from "./slideTask.js";

/** A part of a slide as one small picture, never finer than the slide. @throws UnreadableSlideError */
export async function readThumbnail(
  { path, rect, longestPx }: ThumbnailRequest,
  { signal }: WorkOptions = {},
): Promise<RgbImage> {
  const slide = await openShared(path);
  signal?.throwIfAborted();
  const scale = Math.max(1, Math.max(rect.width, rect.height) / longestPx);
  return slide.readRegion({
    ...rect,
    outWidth: Math.max(1, Math.round(rect.width / scale)),
    outHeight: Math.max(1, Math.round(rect.height / scale)),
  });
}
