import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import type { StainEstimate } from "../../science/slide/macenko.js";
import type { Focus } from "../../science/slide/focus.js";
import type { SlideQuality } from "../../science/slide/slideQuality.js";
import type { Tile } from "../../science/slide/tile.js";
import type { Region } from "./region.js";

/** A rectangle in level-0 pixels. */
export interface SlideRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a slide and its tiles. */
export interface TiledPart {
  /** null: all of the slide. */
  readonly rect: SlideRect | null;
  /** Tiles that were chosen elsewhere; left out: those of a grid over the tissue. */
  readonly tiles?: readonly Tile[] | undefined;
}

/** The part of a slide that is to be tiled. */
export interface TileRequest extends TiledPart {
  readonly path: string;
  readonly mpp: number;
  /** Share of a tile's edge that its neighbour shows too; none where left out. */
  readonly overlap?: number;
  /** What the picture of the slide shows the tiles of; none, or left out: no picture is drawn. */
  readonly pictured?: readonly TiledPart[];
}

/** Tiles of a slide that are to be read. */
export interface TilesRequest {
  readonly path: string;
  readonly mpp: number;
  readonly tiles: readonly Tile[];
  /** null: none, where the tiles are encoded elsewhere. */
  readonly encoder: BuiltInName | null;
  /** The slide's stains, where the encoder is to see them normalised. */
  readonly stains?: StainEstimate | null;
}

/** Tiles of a slide whose stains are wanted. */
export type StainsRequest = Pick<TilesRequest, "path" | "mpp" | "tiles">;

/** A part of a slide that is wanted as one picture with sides of at most so many pixels. */
export interface ThumbnailRequest {
  readonly path: string;
  readonly rect: SlideRect;
  readonly longestPx: number;
}

/** A region of a slide that is wanted as a JPEG. */
export interface JpegRequest {
  readonly path: string;
  readonly region: Region;
}

/** How much of a view can be used, and how sharp it is. */
export interface ViewQuality extends SlideQuality, Focus {}

/** The tiles of a slide, and what of it, or of its rectangle, can be used. */
export interface Tiling {
  readonly tiles: readonly Tile[];
  readonly tilePx: number;
  readonly tileMpp: number;
  readonly quality: ViewQuality;
  /** Of tissue, of what was left out, and of the tiles; PNG. null where none was asked for. */
  readonly picture: Uint8Array | null;
}

/**
 * What tiles look like to the encoder and by colour alone, and what is measured of them.
 * @shape data [tiles, dim], colour [tiles, colourDim], morphology [tiles, MORPHOLOGIES], measures [tiles, MEASURES]
 */
export interface DescribedTiles {
  readonly dim: number;
  readonly data: Float32Array;
  readonly colourDim: number;
  readonly colour: Float32Array;
  readonly morphology: Float32Array;
  readonly measures: Float32Array;
}

/** How a task is told to stop. */
export interface WorkOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch of tiles. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}
