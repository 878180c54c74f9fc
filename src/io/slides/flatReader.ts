import sharp from "sharp";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { cutRegion } from "./cutRegion.js";
import { decode, LIBVIPS, SLIDE_OPTIONS } from "./decode.js";
import { glass } from "./glass.js";
import type { Region } from "./region.js";
import { clipRegion } from "./region.js";
import type { SlideReader } from "./slideReader.js";
import { NO_MPP } from "./statedMpp.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/** Pixels of the largest picture without tiles that is held in memory. */
const MOST_PIXELS = 600e6;
/** JPEG decodes at a half, a quarter, an eighth for a fraction of the work. */
const COARSEST = 8;

/**
 * Opens a picture without tiles (JPEG, PNG, TIFF in strips). It is decoded whole, once for each resolution that
 * is asked for, and kept until closed. Print densities of JPEG and PNG say nothing about a slide and are not read.
 * @throws UnreadableSlideError
 */
export async function openFlat(path: string): Promise<SlideReader> {
  const { width, height } = await sizeOf(path);
  if (width * height > MOST_PIXELS)
    throw new UnreadableSlideError(
      path,
      `is too large (${String(width)} x ${String(height)}) to be read without tiles`,
      "convert it to a tiled pyramidal TIFF",
    );
  const decoded = new Map<number, Promise<RgbImage>>();
  const at = (shrink: number): Promise<RgbImage> => {
    const held =
      decoded.get(shrink) ?? decodeWhole(path, shrink, { width, height });
    decoded.set(shrink, held);
    return held;
  };
  return {
    library: LIBVIPS,
    width,
    height,
    ...NO_MPP,
    tiled: false,
    levels: [{ width, height, downsample: 1 }],
    properties: {},
    associated: [],
    readRegion: (region) => readFlat(path, at, { region, width, height }),
    readRegions: (extent, corners) =>
      Promise.all(
        corners.map(({ x, y }) =>
          readFlat(path, at, { region: { ...extent, x, y }, width, height }),
        ),
      ),
    readAssociated: () =>
      Promise.reject(new RangeError(`${path} has no picture beside it`)),
    close: () => {
      decoded.clear();
      return Promise.resolve();
    },
  };
}

async function sizeOf(
  path: string,
): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = await sharp(path, SLIDE_OPTIONS).metadata();
    return { width, height };
  } catch (cause) {
    throw new UnreadableSlideError(
      path,
      `has no readable header (${cause instanceof Error ? cause.message : String(cause)})`,
      "copy or export it again",
      { cause },
    );
  }
}

async function decodeWhole(
  path: string,
  shrink: number,
  { width, height }: { width: number; height: number },
): Promise<RgbImage> {
  const picture = sharp(path, { ...SLIDE_OPTIONS, sequentialRead: true });
  const wanted =
    shrink === 1
      ? picture
      : picture.resize(Math.ceil(width / shrink), Math.ceil(height / shrink), {
          fit: "fill",
        });
  return decode(wanted, path);
}

async function readFlat(
  path: string,
  at: (shrink: number) => Promise<RgbImage>,
  { region, width, height }: { region: Region; width: number; height: number },
): Promise<RgbImage> {
  const wanted = Math.min(
    region.width / region.outWidth,
    region.height / region.outHeight,
  );
  let shrink = 1;
  while (shrink < COARSEST && shrink * 2 <= wanted * 1.01) shrink *= 2;
  const whole = await at(shrink);
  const clip = clipRegion(region, {
    width: whole.width,
    height: whole.height,
    downsample: (width / whole.width + height / whole.height) / 2,
  });
  return clip ? cutRegion(whole, clip, region, path) : glass(region);
}
