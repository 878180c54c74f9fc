import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";

/** A picture as PNG: its pixels and nothing else, no place and no time. */
export function encodePng({ data, width, height }: RgbImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
