/** A place on a slide, in level-0 pixels. */
export interface Corner {
  readonly x: number;
  readonly y: number;
}

/** The size of a rectangle, in level-0 pixels, and that in which it is wanted. */
export interface Extent {
  readonly width: number;
  readonly height: number;
  readonly outWidth: number;
  readonly outHeight: number;
}

/** A rectangle of a slide and the size in which it is wanted. */
export interface Region extends Corner, Extent {}

/** A rectangle of one level and its place in the wanted picture, both whole pixels. */
export interface Clip {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly outLeft: number;
  readonly outTop: number;
  readonly outWidth: number;
  readonly outHeight: number;
}

/** A picture of the slide at one resolution. */
export interface LevelSize {
  readonly width: number;
  readonly height: number;
  readonly downsample: number;
}

/** The part of a region that lies on the slide; null where none does. */
export function clipRegion(region: Region, level: LevelSize): Clip | null {
  const across = clipAxis(
    [region.x, region.width, region.outWidth],
    level.downsample,
    level.width,
  );
  const down = clipAxis(
    [region.y, region.height, region.outHeight],
    level.downsample,
    level.height,
  );
  if (!across || !down) return null;
  return {
    left: across.at,
    width: across.length,
    outLeft: across.outAt,
    outWidth: across.outLength,
    top: down.at,
    height: down.length,
    outTop: down.outAt,
    outHeight: down.outLength,
  };
}

function clipAxis(
  [start, length, out]: readonly [number, number, number],
  downsample: number,
  limit: number,
): { at: number; length: number; outAt: number; outLength: number } | null {
  const from = Math.round(start / downsample);
  const to = Math.max(from + 1, Math.round((start + length) / downsample));
  const at = Math.max(0, from);
  const end = Math.min(limit, to);
  if (end <= at) return null;
  const scale = out / (to - from);
  const outAt = Math.min(out - 1, Math.round((at - from) * scale));
  const outEnd = Math.max(outAt + 1, Math.round((end - from) * scale));
  return { at, length: end - at, outAt, outLength: outEnd - outAt };
}
