import sharp from "sharp";
import { decode, SLIDE_OPTIONS } from "./decode.js";
import { openFlat } from "./flatReader.js";
import { paste } from "./paste.js";
import type { Region } from "./region.js";
import { clipRegion } from "./region.js";
import type { SlideReader } from "./slideReader.js";
import { readTiff } from "./tiffDirectory.js";
import type { TiffLevel } from "./tiffLevels.js";
import { bytesNeeded, isTiled, tiffLevels } from "./tiffLevels.js";
import { tiffMpp } from "./tiffMpp.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";

/** Finer than this share of what is wanted is fine enough; levels are seldom exact powers of two. */
const SLACK = 1.01;

/** Opens a TIFF: tile by tile where it has tiles, else as one picture. @throws UnreadableSlideError */
export async function openTiff(path: string): Promise<SlideReader> {
  const file = await readTiff(path);
  const first = file.pages[0];
  const levels = tiffLevels(file);
  const base = levels[0];
  if (!first || !base || base.width < 1 || base.height < 1)
    throw new UnreadableSlideError(
      path,
      "is a TIFF without a picture",
      "export it again",
    );
  const needed = bytesNeeded(file);
  if (needed > file.bytes)
    throw new UnreadableSlideError(
      path,
      `is truncated: ${String(file.bytes)} of ${String(needed)} bytes are there`,
      "copy or export it again",
    );
  const mpp = tiffMpp(first);
  if (!isTiled(first)) return openFlat(path, mpp);
  const { width, height } = base;
  return {
    width,
    height,
    mpp,
    tiled: true,
    levels,
    readRegion: (region) => readTiled(path, levels, region),
    close: () => Promise.resolve(),
  };
}

async function readTiled(
  path: string,
  levels: readonly TiffLevel[],
  region: Region,
): Promise<RgbImage> {
  const wanted = Math.min(
    region.width / region.outWidth,
    region.height / region.outHeight,
  );
  const level =
    levels.findLast(({ downsample }) => downsample <= wanted * SLACK) ??
    levels[0]!;
  const size = { width: region.outWidth, height: region.outHeight };
  const clip = clipRegion(region, level);
  if (!clip) {
    const data = new Uint8Array(size.width * size.height * 3).fill(255);
    return { ...size, data };
  }
  const picture = sharp(path, { ...SLIDE_OPTIONS, page: level.page })
    .extract(clip)
    .resize(clip.outWidth, clip.outHeight, { fit: "fill" });
  return paste((await decode(picture, path)).data, clip, size);
}
