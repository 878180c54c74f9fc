import type { BuiltInEncoder } from "../../science/encode/builtInEncoders.js";
import {
  BUILT_IN_ENCODERS,
  DEFAULT_ENCODER,
} from "../../science/encode/builtInEncoders.js";
import {
  COLOUR_DIM,
  describeColour,
} from "../../science/encode/describeColour.js";
import { MEASURES } from "../../science/morphology/measures.js";
import { measureTile } from "../../science/morphology/measureTile.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { Mask } from "../../science/slide/mask.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { slideQuality } from "../../science/slide/slideQuality.js";
import { separateStains } from "../../science/slide/stains.js";
import { TILE_MPP, TILE_PX, tileGrid } from "../../science/slide/tileGrid.js";
import { balanceWhite } from "../../science/slide/whitePoint.js";
import { drawMask } from "../pictures/drawMask.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { readTiles } from "./readTiles.js";
import type { TileReading } from "./readTiles.js";
import { slideMask } from "./slideMask.js";
import type {
  DescribedTiles,
  SlideRect,
  TileRequest,
  TilesRequest,
  Tiling,
  WorkOptions,
} from "./slideTask.js";

/** Lays the grid over a slide's tissue, or takes the tiles that are given. @throws UnreadableSlideError, ImplausibleMppError */
export async function tileSlide(
  { path, mpp, rect, overlap = 0, tiles: given }: TileRequest,
  { signal }: WorkOptions = {},
): Promise<Tiling> {
  const slide = await openShared(path);
  signal?.throwIfAborted();
  const { picture, scale, ...seen } = await slideMask(
    slide,
    plausibleMpp(path, mpp),
  );
  signal?.throwIfAborted();
  const survey = seen.survey();
  const bounds = within(rect, slide);
  const size = gridTile(mpp);
  const tiles =
    given ??
    tileGrid({
      mask: survey.tissue,
      maskScale: scale,
      bounds,
      size,
      overlap,
    });
  const part = maskFrame(survey.tissue, scale, bounds);
  const quality = slideQuality(survey, part, scale * mpp);
  const drawn = await drawMask({
    thumbnail: picture,
    survey,
    tiles,
    scale,
  });
  return {
    tiles,
    ...readingOf({ tiles, mpp }),
    tileMpp: TILE_MPP,
    quality,
    picture: new Uint8Array(drawn),
  };
}

/**
 * Describes tiles by a built-in encoder and by colour alone, and measures their morphologies: each tile is read, and
 * its stains separated, once for all. @throws UnreadableSlideError
 */
export async function describeTiles(
  request: TilesRequest,
  options: WorkOptions = {},
): Promise<DescribedTiles> {
  const n = request.tiles.length;
  const encoder = encoderOf(request);
  const dim = encoder?.dim ?? 0;
  const data = new Float32Array(n * dim);
  const colour = new Float32Array(n * COLOUR_DIM);
  const morphology = new Float32Array(n * MORPHOLOGIES.length);
  const measures = new Float32Array(n * MEASURES.length);
  await eachTile(request, options, (image, row) => {
    const stains = separateStains(image);
    if (encoder) data.set(encoder.describe(image, stains), row * dim);
    colour.set(describeColour(image), row * COLOUR_DIM);
    const measured = measureTile(image, stains);
    morphology.set(measured.morphology, row * MORPHOLOGIES.length);
    measures.set(measured.measures, row * MEASURES.length);
  });
  return { dim, data, colourDim: COLOUR_DIM, colour, morphology, measures };
}

function encoderOf({ encoder }: TilesRequest): BuiltInEncoder | null {
  return encoder === null
    ? null
    : BUILT_IN_ENCODERS[encoder ?? DEFAULT_ENCODER];
}

/** Edge of the grid's tiles. @unit level-0 px */
function gridTile(mpp: number): number {
  return Math.max(1, Math.round((TILE_PX * TILE_MPP) / mpp));
}

/** Tiles of one size are read at 1 um/px, whatever that is: of the grid, TILE_PX. */
function readingOf({
  tiles,
  mpp,
}: Pick<TilesRequest, "tiles" | "mpp">): TileReading {
  const own = gridTile(mpp);
  const size = tiles[0]?.size ?? own;
  const px = size === own ? TILE_PX : Math.round((size * mpp) / TILE_MPP);
  return { tilePx: Math.max(1, px) };
}

async function eachTile(
  request: TilesRequest,
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

function within(
  rect: SlideRect | null,
  { width, height }: { width: number; height: number },
): SlideRect {
  if (!rect) return { x: 0, y: 0, width, height };
  const x = Math.max(0, Math.round(rect.x));
  const y = Math.max(0, Math.round(rect.y));
  return {
    x,
    y,
    width: Math.min(width, Math.round(rect.x + rect.width)) - x,
    height: Math.min(height, Math.round(rect.y + rect.height)) - y,
  };
}

/** The mask's pixels that show a part of the slide. */
function maskFrame(mask: Mask, scale: number, bounds: SlideRect): SlideRect {
  const x = Math.max(0, Math.floor(bounds.x / scale));
  const y = Math.max(0, Math.floor(bounds.y / scale));
  const right = Math.ceil((bounds.x + bounds.width) / scale);
  const bottom = Math.ceil((bounds.y + bounds.height) / scale);
  return {
    x,
    y,
    width: Math.max(0, Math.min(mask.width, right) - x),
    height: Math.max(0, Math.min(mask.height, bottom) - y),
  };
}
