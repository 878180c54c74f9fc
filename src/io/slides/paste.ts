import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { Clip } from "./region.js";

const GLASS = 255;

/** Puts the read part of a region in its place; what lies beyond the slide is white. */
export function paste(
  part: Uint8Array,
  clip: Clip,
  size: { readonly width: number; readonly height: number },
): RgbImage {
  const { width, height } = size;
  if (clip.outWidth === width && clip.outHeight === height)
    return { width, height, data: part };
  const data = new Uint8Array(width * height * 3).fill(GLASS);
  for (let row = 0; row < clip.outHeight; row++) {
    const from = row * clip.outWidth * 3;
    const to = ((clip.outTop + row) * width + clip.outLeft) * 3;
    data.set(part.subarray(from, from + clip.outWidth * 3), to);
  }
  return { width, height, data };
}
