import sharp from "sharp";
import { openShared } from "./openSlides.js";
import type { JpegRequest, WorkOptions } from "./slideTask.js";

/** Loss that the eye does not see on tissue. */
const QUALITY = 85;

/** A region of a slide as a JPEG. @throws UnreadableSlideError */
export async function readJpeg(
  { path, region }: JpegRequest,
  { signal }: WorkOptions = {},
): Promise<Uint8Array> {
  const slide = await openShared(path);
  signal?.throwIfAborted();
  const { width, height, data } = await slide.readRegion(region);
  const raw = { width, height, channels: 3 as const };
  return sharp(data, { raw }).jpeg({ quality: QUALITY }).toBuffer();
}
