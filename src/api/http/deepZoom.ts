/** Edge of a tile without what it shares with its neighbours. @unit px */
const TILE_PX = 254;
/** What a tile shares with each neighbour. @unit px */
const OVERLAP_PX = 1;

/** A slide's size. @unit px */
export interface SlideSize {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of a slide, in its own pixels, and the size in which it is wanted. */
export interface SlideRegion extends SlideSize {
  readonly x: number;
  readonly y: number;
  readonly outWidth: number;
  readonly outHeight: number;
}

/** The place of a tile in a Deep Zoom pyramid; level 0 is one pixel. */
export interface TilePlace {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}

/** What a Deep Zoom viewer reads first. @source Deep Zoom file format, schema of 2008 */
export function deepZoomDescriptor({ width, height }: SlideSize): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" Format="jpeg" Overlap="${String(OVERLAP_PX)}" TileSize="${String(TILE_PX)}"><Size Width="${String(width)}" Height="${String(height)}"/></Image>
`;
}

/** The part of a slide that a tile shows; null where the pyramid has no such tile. */
export function deepZoomTile(
  { width, height }: SlideSize,
  { level, column, row }: TilePlace,
): SlideRegion | null {
  const finest = Math.ceil(Math.log2(Math.max(width, height)));
  if (level > finest) return null;
  const scale = 2 ** (finest - level);
  const across = span(column, width, scale);
  const down = span(row, height, scale);
  return (
    across &&
    down && {
      x: across.from,
      y: down.from,
      width: across.length,
      height: down.length,
      outWidth: across.out,
      outHeight: down.out,
    }
  );
}

function span(
  index: number,
  length: number,
  scale: number,
): { from: number; length: number; out: number } | null {
  const all = Math.ceil(length / scale);
  if (index * TILE_PX >= all) return null;
  const from = Math.max(0, index * TILE_PX - OVERLAP_PX);
  const to = Math.min(all, (index + 1) * TILE_PX + OVERLAP_PX);
  const end = Math.min(length, to * scale);
  return { from: from * scale, length: end - from * scale, out: to - from };
}

/** The whole slide, with sides of at most so many pixels. */
export function wholeSlide(
  { width, height }: SlideSize,
  longestPx: number,
): SlideRegion {
  const scale = Math.max(1, Math.max(width, height) / longestPx);
  const [outWidth, outHeight] = [width, height].map((side) =>
    Math.max(1, Math.round(side / scale)),
  );
  return {
    x: 0,
    y: 0,
    width,
    height,
    outWidth: outWidth!,
    outHeight: outHeight!,
  };
}
