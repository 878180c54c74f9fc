import type { RgbImage } from "../../science/slide/rgbImage.js";
import { cutRegion } from "./cutRegion.js";
import { glass } from "./glass.js";
import type { Clip, Corner, Extent, LevelSize } from "./region.js";
import { clipRegion } from "./region.js";

/** A rectangle of a level, in its own pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Regions of one size on one level. `path` is the slide's, for errors. */
export interface RegionsOfLevel {
  readonly path: string;
  readonly level: LevelSize;
  readonly extent: Extent;
  readonly corners: readonly Corner[];
}

/** Decodes the box that holds all the regions once: each tile of the file that two of them share would else be twice. */
export async function readTogether(
  { path, level, extent, corners }: RegionsOfLevel,
  decodeBox: (box: Box) => Promise<RgbImage>,
): Promise<RgbImage[]> {
  const clips = corners.map(({ x, y }) =>
    clipRegion({ ...extent, x, y }, level),
  );
  const box = boxAround(clips.filter((clip) => clip !== null));
  if (!box) return clips.map(() => glass(extent));
  const whole = await decodeBox(box);
  return Promise.all(
    clips.map((clip) => {
      if (!clip) return glass(extent);
      const [left, top] = [clip.left - box.left, clip.top - box.top];
      return cutRegion(whole, { ...clip, left, top }, extent, path);
    }),
  );
}

function boxAround(clips: readonly Clip[]): Box | null {
  if (clips.length === 0) return null;
  const left = Math.min(...clips.map((clip) => clip.left));
  const top = Math.min(...clips.map((clip) => clip.top));
  const right = Math.max(...clips.map((clip) => clip.left + clip.width));
  const bottom = Math.max(...clips.map((clip) => clip.top + clip.height));
  return { left, top, width: right - left, height: bottom - top };
}
