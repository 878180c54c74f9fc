import type { TiffFile, TiffPage } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";

/** One level of a pyramid. */
export interface TiffLevel {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly downsample: number;
}

/** Share by which a level's aspect may differ from the slide's, through rounding of its edges. */
const ASPECT_SLACK = 0.02;

/**
 * The pages that show the whole slide, finest first. Labels, macro pictures and thumbnails, which are stored in
 * strips beside a tiled slide, are none of them.
 */
export function tiffLevels(file: TiffFile): TiffLevel[] {
  const first = file.pages[0];
  if (!first) return [];
  const base = sizeOf(first);
  const levels: TiffLevel[] = [];
  file.pages.forEach((page, index) => {
    const { width, height } = sizeOf(page);
    const downsample = base.width / width;
    const aspect = base.height / height / downsample;
    const whole =
      index === 0 ||
      (isTiled(page) &&
        width < base.width &&
        Math.abs(aspect - 1) < ASPECT_SLACK + 2 / Math.min(width, height));
    if (whole) levels.push({ page: index, width, height, downsample });
  });
  return levels.sort((a, b) => a.downsample - b.downsample);
}

/** Whether a page can be read piece by piece. */
export function isTiled(page: TiffPage): boolean {
  return page.numbers.has(TAG.tileWidth);
}

/** Bytes the file must have for its pixels to be there. */
export function bytesNeeded(file: TiffFile): number {
  let needed = 0;
  for (const { numbers } of file.pages) {
    const offsets =
      numbers.get(TAG.tileOffsets) ?? numbers.get(TAG.stripOffsets) ?? [];
    const counts =
      numbers.get(TAG.tileCounts) ?? numbers.get(TAG.stripCounts) ?? [];
    offsets.forEach((offset, i) => {
      needed = Math.max(needed, offset + (counts[i] ?? 0));
    });
  }
  return needed;
}

function sizeOf(page: TiffPage): { width: number; height: number } {
  return {
    width: page.numbers.get(TAG.width)?.[0] ?? 0,
    height: page.numbers.get(TAG.height)?.[0] ?? 0,
  };
}
