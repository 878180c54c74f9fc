import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";

/** Edge of a tile of the file. @unit px */
const PIECE = 256;
const QUALITY = 86;

/** Writes a picture as a slide: pyramidal TIFF of JPEG tiles that states its resolution. @unit mpp um/px */
export async function writeSlide(
  path: string,
  { width, height, data }: RgbImage,
  mpp: number,
): Promise<void> {
  await sharp(data, { raw: { width, height, channels: 3 } })
    .tiff({
      tile: true,
      tileWidth: PIECE,
      tileHeight: PIECE,
      pyramid: true,
      compression: "jpeg",
      quality: QUALITY,
      // Pixels a millimetre, whatever the unit.
      xres: 1000 / mpp,
      yres: 1000 / mpp,
      resolutionUnit: "cm",
    })
    .toFile(path);
}
