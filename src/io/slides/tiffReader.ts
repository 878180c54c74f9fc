import sharp from "sharp";
import type { Sharp } from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { decode, LIBVIPS, SLIDE_OPTIONS } from "./decode.js";
import { openFlat } from "./flatReader.js";
import { glass } from "./glass.js";
import { levelFor } from "./levelFor.js";
import { omePixels } from "./omePixels.js";
import { paste } from "./paste.js";
import { readTogether } from "./readTogether.js";
import type { Region } from "./region.js";
import { clipRegion } from "./region.js";
import type { SlideReader } from "./slideReader.js";
import type { TiffFile } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";
import { tiffFacts } from "./tiffFacts.js";
import type { TiffLevel } from "./tiffLevels.js";
import { bytesNeeded, isTiled, tiffLevels } from "./tiffLevels.js";
import { tiffPictures } from "./tiffPictures.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** Opens a TIFF: tile by tile where it has tiles, else as one picture. @throws UnreadableSlideError */
export async function openTiff(
  path: string,
  file: TiffFile,
): Promise<SlideReader> {
  assertWhole(path, file);
  assertColour(path, file);
  const facts = tiffFacts(file);
  if (!isTiled(file.pages[0]!)) return { ...(await openFlat(path)), ...facts };
  const levels = tiffLevels(file);
  const { width, height } = levels[0]!;
  const pictures = tiffPictures(file);
  return {
    ...facts,
    library: LIBVIPS,
    width,
    height,
    tiled: true,
    levels,
    associated: [...pictures.keys()],
    readRegion: (region) => readTiled(path, levels, region),
    readRegions: (extent, corners) => {
      const level = levelFor(levels, extent);
      const whole = openLevel(path, level);
      return readTogether({ path, level, extent, corners }, (box) =>
        decode(whole.extract(box), path),
      );
    },
    readAssociated: (name) => readPage(path, pictures.get(name)),
    close: () => Promise.resolve(),
  };
}

/** Finds a file that is cut short before any of it is decoded. */
function assertWhole(path: string, file: TiffFile): void {
  const [base] = tiffLevels(file);
  if (!base || base.width < 1 || base.height < 1)
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
}

/** One channel, plane or time of many would be taken for the stained tissue. */
function assertColour(path: string, { pages: [first] }: TiffFile): void {
  const ome = omePixels(first?.texts.get(TAG.description) ?? "");
  const here = first?.numbers.get(TAG.samples)?.[0] ?? 1;
  if (ome !== null && ome.samples > here)
    throw new UnreadableSlideError(
      path,
      `is an OME-TIFF with ${String(ome.samples)} channels, planes and times, of which a page holds ${String(here)}`,
      "export it as one brightfield picture in colour (RGB)",
    );
}

async function readTiled(
  path: string,
  levels: readonly TiffLevel[],
  region: Region,
): Promise<RgbImage> {
  const level = levelFor(levels, region);
  const clip = clipRegion(region, level);
  if (!clip) return glass(region);
  const picture = openLevel(path, level)
    .extract(clip)
    .resize(clip.outWidth, clip.outHeight, { fit: "fill" });
  const size = { width: region.outWidth, height: region.outHeight };
  return paste((await decode(picture, path)).data, clip, size);
}

function openLevel(path: string, { page, below }: TiffLevel): Sharp {
  const tiff = below === null ? {} : { tiff: { subifd: below } };
  return sharp(path, { ...SLIDE_OPTIONS, page, ...tiff });
}

async function readPage(
  path: string,
  page: number | undefined,
): Promise<RgbImage> {
  if (page === undefined) throw new RangeError(`${path} has no such picture`);
  return decode(sharp(path, { ...SLIDE_OPTIONS, page }), path);
}
