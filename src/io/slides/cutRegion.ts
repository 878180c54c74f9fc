import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { decode } from "./decode.js";
import { paste } from "./paste.js";
import type { Clip, Extent } from "./region.js";

/** Cuts a region out of a picture in memory, in the size in which it is wanted. `path` is the slide's, for errors. */
export async function cutRegion(
  whole: RgbImage,
  clip: Clip,
  extent: Extent,
  path: string,
): Promise<RgbImage> {
  const size = { width: extent.outWidth, height: extent.outHeight };
  if (clip.width === clip.outWidth && clip.height === clip.outHeight)
    return paste(crop(whole, clip), clip, size);
  const { width, height, data } = whole;
  const raw = { width, height, channels: 3 as const };
  const picture = sharp(data, { raw, limitInputPixels: false })
    .extract(clip)
    .resize(clip.outWidth, clip.outHeight, { fit: "fill" });
  return paste((await decode(picture, path)).data, clip, size);
}

function crop(whole: RgbImage, { left, top, width, height }: Clip): Uint8Array {
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++) {
    const from = ((top + row) * whole.width + left) * 3;
    data.set(whole.data.subarray(from, from + width * 3), row * width * 3);
  }
  return data;
}
