import sharp from "sharp";
import { decode, SLIDE_OPTIONS } from "./decode.js";
import { cutRegion } from "./cutRegion.js";
import { openFlat } from "./flatReader.js";
import { glass } from "./glass.js";
import { levelFor } from "./levelFor.js";
import { paste } from "./paste.js";
import type { Clip, Corner, Extent, Region } from "./region.js";
import { clipRegion } from "./region.js";
import type { SlideReader } from "./slideReader.js";
import { readTiff } from "./tiffDirectory.js";
import type { TiffLevel } from "./tiffLevels.js";
import { bytesNeeded, isTiled, tiffLevels } from "./tiffLevels.js";
import { tiffMpp } from "./tiffMpp.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";

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
    readRegions: (extent, corners) =>
      readTogether(path, levels, { extent, corners }),
    close: () => Promise.resolve(),
  };
}

async function readTiled(
  path: string,
  levels: readonly TiffLevel[],
  region: Region,
): Promise<RgbImage> {
  const level = levelFor(levels, region);
  const clip = clipRegion(region, level);
  if (!clip) return glass(region);
  const picture = sharp(path, { ...SLIDE_OPTIONS, page: level.page })
    .extract(clip)
    .resize(clip.outWidth, clip.outHeight, { fit: "fill" });
  const size = { width: region.outWidth, height: region.outHeight };
  return paste((await decode(picture, path)).data, clip, size);
}

/** Decodes the box that holds all the regions once: each tile of the file that two of them share would else be twice. */
async function readTogether(
  path: string,
  levels: readonly TiffLevel[],
  { extent, corners }: { extent: Extent; corners: readonly Corner[] },
): Promise<RgbImage[]> {
  const level = levelFor(levels, extent);
  const clips = corners.map(({ x, y }) =>
    clipRegion({ ...extent, x, y }, level),
  );
  const box = boxAround(clips.filter((clip) => clip !== null));
  if (!box) return clips.map(() => glass(extent));
  const picture = sharp(path, { ...SLIDE_OPTIONS, page: level.page });
  const whole = await decode(picture.extract(box), path);
  return Promise.all(
    clips.map((clip) => {
      if (!clip) return glass(extent);
      const [left, top] = [clip.left - box.left, clip.top - box.top];
      return cutRegion(whole, { ...clip, left, top }, extent, path);
    }),
  );
}

function boxAround(
  clips: readonly Clip[],
): { left: number; top: number; width: number; height: number } | null {
  if (clips.length === 0) return null;
  const left = Math.min(...clips.map((clip) => clip.left));
  const top = Math.min(...clips.map((clip) => clip.top));
  const right = Math.max(...clips.map((clip) => clip.left + clip.width));
  const bottom = Math.max(...clips.map((clip) => clip.top + clip.height));
  return { left, top, width: right - left, height: bottom - top };
}
