import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { Tile } from "../../science/slide/tile.js";
import { TILE_PX } from "../../science/slide/tileGrid.js";
import { levelFor } from "./levelFor.js";
import type { Extent } from "./region.js";
import type { SlideReader } from "./slideReader.js";
import { tileBlocks } from "./tileBlocks.js";

/**
 * Edge of what is decoded at once, at most, where a tile is not larger: what blocks share at their edges is decoded twice,
 * and 8 tiles of 224 px are 7 of a file's 256 px, so that none is shared. 10 MB a block. @unit px
 */
const BLOCK_PX = 1800;

/** A tile's picture, and its row among the tiles that were asked for. */
export interface ReadTile {
  readonly row: number;
  readonly image: RgbImage;
}

/** How tiles are to be read. */
export interface TileReading {
  /** Edge of a tile as read. @unit px */
  readonly tilePx: number;
}

/**
 * Reads tiles block by block, in the blocks' order. The next block is read, on libvips' own threads, while this one is
 * worked on, so that two are in memory.
 */
export async function* readTiles(
  slide: SlideReader,
  tiles: readonly Tile[],
  { tilePx }: TileReading = { tilePx: TILE_PX },
): AsyncGenerator<ReadTile, void, undefined> {
  const extentOf = (size: number): Extent => squareOf(size, tilePx);
  const blocks = tileBlocks(tiles, (size) =>
    tilesAcross(slide, extentOf(size)),
  );
  const read = (block: readonly number[]): Promise<RgbImage[]> => {
    const own = block.map((row) => tiles[row]!);
    return slide.readRegions(extentOf(own[0]!.size), own);
  };
  let coming = blocks[0] ? read(blocks[0]) : null;
  for (const [i, block] of blocks.entries()) {
    const images = await coming!;
    const next = blocks[i + 1];
    coming = next ? read(next) : null;
    // Told where it is awaited, which is never where the work ends before.
    coming?.catch(() => undefined);
    for (const [k, row] of block.entries()) yield { row, image: images[k]! };
  }
}

function squareOf(size: number, px: number): Extent {
  return { width: size, height: size, outWidth: px, outHeight: px };
}

/** Tiles along the edge of a block. */
function tilesAcross({ levels }: SlideReader, extent: Extent): number {
  const { downsample } = levelFor(levels, extent);
  return Math.max(1, Math.floor((BLOCK_PX * downsample) / extent.width));
}
