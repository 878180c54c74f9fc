import type { RgbImage } from "../../../science/slide/rgbImage.js";
import { cutRegion } from "../cutRegion.js";
import { glass } from "../glass.js";
import { levelFor } from "../levelFor.js";
import { paste } from "../paste.js";
import type { Box } from "../readTogether.js";
import { readTogether } from "../readTogether.js";
import type { Clip, LevelSize, Region } from "../region.js";
import { clipRegion } from "../region.js";
import type { SlideReader } from "../slideReader.js";
import { UnreadableSlideError } from "../unreadableSlideError.js";
import { argbOnGlass } from "./argbOnGlass.js";
import type {
  OpenSlideHandle,
  OpenSlideLibrary,
  Size,
} from "./openSlideLibrary.js";

/** Pixels of a level that are in memory at once, at most; they take seven bytes each. */
const MOST_PIXELS = 16e6;

interface Level extends LevelSize {
  readonly index: number;
}

/** Opens a slide by OpenSlide. @throws UnreadableSlideError */
export async function openForeign(
  path: string,
  library: OpenSlideLibrary,
): Promise<SlideReader> {
  const slide = await open(path, library);
  const levels = library
    .levels(slide)
    .map(({ size: [width, height], downsample }, index): Level => ({
      index,
      width,
      height,
      downsample,
    }));
  const base = levels[0];
  if (!base) throw unreadable(path, library, "it has no level");
  const properties = library.properties(slide);
  const pictures = library.associated(slide);
  const pixels = createPixels(path, library, slide);
  return {
    library: `OpenSlide ${library.version}`,
    width: base.width,
    height: base.height,
    mpp: mppOf(properties["openslide.mpp-x"]),
    mppY: mppOf(properties["openslide.mpp-y"]),
    tiled: true,
    levels,
    properties,
    associated: [...pictures.keys()],
    readRegion: (region) => readRegion(path, levels, region, pixels.ofLevel),
    readRegions: (extent, corners) => {
      const level = levelFor(levels, extent);
      return readTogether({ path, level, extent, corners }, (box) =>
        pixels.ofLevel(level, box),
      );
    },
    readAssociated: async (name) => {
      const size = pictures.get(name);
      if (!size) throw new RangeError(`${path} has no picture ${name}`);
      return pixels.ofPicture(name, size);
    },
    close: pixels.close,
  };
}

async function open(
  path: string,
  library: OpenSlideLibrary,
): Promise<OpenSlideHandle> {
  const slide = await library.open(path);
  if (slide === null) throw unreadable(path, library, "it does not know it");
  const fault = library.fault(slide);
  if (fault === null) return slide;
  library.close(slide);
  throw unreadable(path, library, fault);
}

function unreadable(
  path: string,
  { version }: OpenSlideLibrary,
  fault: string,
): UnreadableSlideError {
  return new UnreadableSlideError(
    path,
    `cannot be read by OpenSlide ${version} (${fault})`,
    "it may be truncated or damaged, files that belong to it may be missing, or OpenSlide may not read this variant of the format (such as a CZI with focal planes): copy it again, or export it as pyramidal TIFF",
  );
}

/** @unit um/px */
function mppOf(stated: string | undefined): number | null {
  const mpp = Number(stated);
  return stated !== undefined && Number.isFinite(mpp) ? mpp : null;
}

interface Pixels {
  readonly ofLevel: (level: Level, box: Box) => Promise<RgbImage>;
  readonly ofPicture: (name: string, size: Size) => Promise<RgbImage>;
  /** Waits for what is being read: the library would read from what it let go. */
  readonly close: () => Promise<void>;
}

function createPixels(
  path: string,
  library: OpenSlideLibrary,
  slide: OpenSlideHandle,
): Pixels {
  const reading = new Set<Promise<Uint32Array>>();
  let closed = false;
  const image = async (
    [width, height]: Size,
    read: () => Promise<Uint32Array>,
  ): Promise<RgbImage> => {
    if (closed) throw new Error(`${path} was closed`);
    const pixels = read();
    reading.add(pixels);
    try {
      const data = argbOnGlass(await pixels);
      const fault = library.fault(slide);
      if (fault !== null) throw unreadable(path, library, fault);
      return { width, height, data };
    } finally {
      reading.delete(pixels);
    }
  };
  return {
    ofLevel: ({ index, downsample }, { left, top, width, height }) => {
      const [x, y] = [left, top].map((at) => Math.round(at * downsample));
      const box = { level: index, x: x!, y: y!, width, height };
      return image([width, height], () => library.read(slide, box));
    },
    ofPicture: (name, size) =>
      image(size, () => library.readAssociated(slide, name, size)),
    close: async () => {
      if (closed) return;
      closed = true;
      await Promise.allSettled(reading);
      library.close(slide);
    },
  };
}

async function readRegion(
  path: string,
  levels: readonly Level[],
  region: Region,
  ofLevel: Pixels["ofLevel"],
): Promise<RgbImage> {
  const level = levelFor(levels, region);
  const clip = clipRegion(region, level);
  if (!clip) return glass(region);
  const size = { width: clip.outWidth, height: clip.outHeight };
  const data = new Uint8Array(size.width * size.height * 3);
  for (const part of bands(clip)) {
    const pixels = await ofLevel(level, part);
    const whole = { ...part, left: 0, top: 0, outLeft: 0, outTop: 0 };
    const band = { ...size, outWidth: size.width, outHeight: part.outHeight };
    const { data: read } = await cutRegion(pixels, whole, band, path);
    data.set(read, part.outTop * size.width * 3);
  }
  const out = { width: region.outWidth, height: region.outHeight };
  return paste(data, clip, out);
}

/** Cuts a clip into bands of whole wanted rows that fit into memory; `outTop` counts from the clip's own. */
function* bands(clip: Clip): Generator<Clip, void, undefined> {
  const { top, width, height, outHeight } = clip;
  const count = Math.min(outHeight, Math.ceil((width * height) / MOST_PIXELS));
  const rowAt = (out: number): number =>
    top + Math.round((out * height) / outHeight);
  for (let band = 0; band < count; band++) {
    const from = Math.round((band * outHeight) / count);
    const to = Math.round(((band + 1) * outHeight) / count);
    const start = Math.min(rowAt(from), top + height - 1);
    const end = Math.max(start + 1, rowAt(to));
    yield {
      ...clip,
      top: start,
      height: end - start,
      outTop: from,
      outHeight: to - from,
    };
  }
}
