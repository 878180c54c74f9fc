import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { Extent } from "./region.js";

/** What is shown of a region that lies wholly beyond the slide: white. */
export function glass({ outWidth, outHeight }: Extent): RgbImage {
  const data = new Uint8Array(outWidth * outHeight * 3).fill(255);
  return { width: outWidth, height: outHeight, data };
}
