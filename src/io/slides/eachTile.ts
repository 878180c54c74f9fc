import type { RgbImage } from "../../science/slide/rgbImage.js";
import { TILE_MPP, TILE_PX } from "../../science/slide/tileGrid.js";
import { balanceWhite } from "../../science/slide/whitePoint.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { readTiles } from "./readTiles.js";
import type { TileReading } from "./readTiles.js";
import { slideMask } from "./slideMask.js";
import type { TilesRequest, WorkOptions } from "./slideTask.js";

/** Which tiles of which slide. */
type Tiles = Pick<TilesRequest, "path" | "mpp" | "tiles">;

/** Edge of the grid's tiles. @unit level-0 px */
export function gridTile(mpp: number): number {
  return Math.max(1, Math.round((TILE_PX * TILE_MPP) / mpp));
}

/** Tiles of one size are read at 1 um/px, whatever that is: of the grid, TILE_PX. */
export function readingOf({
  tiles,
  mpp,
}: Pick<Tiles, "tiles" | "mpp">): TileReading {
  const own = gridTile(mpp);
  const size = tiles[0]?.size ?? own;
  const px = size === own ? TILE_PX : Math.round((size * mpp) / TILE_MPP);
  return { tilePx: Math.max(1, px) };
}

/** Reads tiles, one after the other, with the slide's glass brought to white. @throws UnreadableSlideError, ImplausibleMppError */
export async function eachTile(
  request: Tiles,
  { signal, onProgress }: WorkOptions,
  take: (image: RgbImage, row: number) => void,
): Promise<void> {
  const { path, mpp, tiles } = request;
  plausibleMpp(path, mpp);
  const slide = await openShared(path);
  const { white } = await slideMask(slide, mpp);
  let done = 0;
  signal?.throwIfAborted();
  for await (const { row, image } of readTiles(
    slide,
    tiles,
    readingOf(request),
  )) {
    take(balanceWhite(image, white), row);
    onProgress?.(++done, tiles.length);
    signal?.throwIfAborted();
  }
}
