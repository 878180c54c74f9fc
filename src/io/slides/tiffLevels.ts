import type { TiffFile, TiffPage } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";

/** One level of a pyramid. */
export interface TiffLevel {
  readonly page: number;
  /** Place among the pages below that page; null where it is the page itself. */
  readonly below: number | null;
  readonly width: number;
  readonly height: number;
  readonly downsample: number;
}

/** Share by which a level's aspect may differ from the slide's, through rounding of its edges. */
const ASPECT_SLACK = 0.02;

/**
 * The pages that show the whole slide, finest first: beside the first page, or below it as in OME-TIFF. Labels, macro
 * pictures and thumbnails, which are stored in strips beside a tiled slide, are none of them.
 */
export function tiffLevels({ pages }: TiffFile): TiffLevel[] {
  const first = pages[0];
  if (!first) return [];
  const base = sizeOf(first);
  const finest = { page: 0, below: null, ...base, downsample: 1 };
  const others = [
    ...pages.map((page, i) => ({ at: { page: i, below: null }, page })),
    ...first.below.map((page, i) => ({ at: { page: 0, below: i }, page })),
  ].slice(1);
  const coarser = others
    .filter(({ page }) => isTiled(page) && showsAll(sizeOf(page), base))
    .map(({ at, page }) => ({
      ...at,
      ...sizeOf(page),
      downsample: base.width / sizeOf(page).width,
    }));
  return [finest, ...coarser].sort((a, b) => a.downsample - b.downsample);
}

/** Whether one picture may be another, made smaller. */
function showsAll(small: Size, base: Size): boolean {
  const { width, height } = small;
  const aspect = (base.height / height) * (width / base.width);
  const slack = ASPECT_SLACK + 2 / Math.min(width, height);
  return width < base.width && Math.abs(aspect - 1) < slack;
}

/** Whether a page can be read piece by piece. */
export function isTiled(page: TiffPage): boolean {
  return page.numbers.has(TAG.tileWidth);
}

/** Bytes the file must have for its pixels to be there. */
export function bytesNeeded(file: TiffFile): number {
  let needed = 0;
  const pages = file.pages.flatMap((page) => [page, ...page.below]);
  for (const { numbers } of pages) {
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

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page's size. @unit px */
export function sizeOf(page: TiffPage): Size {
  return {
    width: page.numbers.get(TAG.width)?.[0] ?? 0,
    height: page.numbers.get(TAG.height)?.[0] ?? 0,
  };
}
