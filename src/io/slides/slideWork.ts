import type { BuiltInEncoder } from "../../science/encode/builtInEncoders.js";
import { BUILT_IN_ENCODERS } from "../../science/encode/builtInEncoders.js";
import {
  COLOUR_DIM,
  describeColour,
} from "../../science/encode/describeColour.js";
import { MEASURES } from "../../science/morphology/measures.js";
import { measureTile } from "../../science/morphology/measureTile.js";
import { MORPHOLOGIES } from "../../science/morphology/names.js";
import type { StainEstimate } from "../../science/slide/macenko.js";
import { normaliseStains } from "../../science/slide/macenko.js";
import type { Mask } from "../../science/slide/mask.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { slideQuality } from "../../science/slide/slideQuality.js";
import type { StainImage } from "../../science/slide/stains.js";
import {
  HE_STAINS,
  separateStains,
  stainSpace,
} from "../../science/slide/stains.js";
import type { Tile } from "../../science/slide/tile.js";
import { TILE_MPP, tileGrid } from "../../science/slide/tileGrid.js";
import { drawMask } from "../pictures/drawMask.js";
import { eachTile, gridTile, readingOf } from "./eachTile.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { slideFocus } from "./slideFocus.js";
import { slideMask } from "./slideMask.js";
import type {
  DescribedTiles,
  SlideRect,
  TiledPart,
  TileRequest,
  TilesRequest,
  Tiling,
  WorkOptions,
} from "./slideTask.js";

/** Lays the grid over a slide's tissue, or takes the tiles that are given. @throws UnreadableSlideError, ImplausibleMppError */
export async function tileSlide(
  request: TileRequest,
  { signal }: WorkOptions = {},
): Promise<Tiling> {
  const { path, mpp, rect, overlap = 0, pictured = [] } = request;
  const slide = await openShared(path);
  signal?.throwIfAborted();
  const { picture, scale, ...seen } = await slideMask(
    slide,
    plausibleMpp(path, mpp),
  );
  signal?.throwIfAborted();
  const survey = seen.survey();
  const grid = { mask: survey.tissue, maskScale: scale, overlap };
  const tilesOf = (part: TiledPart): readonly Tile[] =>
    part.tiles ??
    tileGrid({
      ...grid,
      bounds: within(part.rect, slide),
      size: gridTile(mpp),
    });
  const tiles = tilesOf(request);
  const part = maskFrame(survey.tissue, scale, within(rect, slide));
  const shown = { thumbnail: picture, survey, scale };
  const drawn =
    pictured.length === 0
      ? null
      : await drawMask({ ...shown, tiles: pictured.flatMap(tilesOf) });
  const focus = await slideFocus({ path, mpp, tiles });
  return {
    tiles,
    ...readingOf({ tiles, mpp }),
    tileMpp: TILE_MPP,
    quality: { ...slideQuality(survey, part, scale * mpp), ...focus },
    picture: drawn && new Uint8Array(drawn),
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
  const { tilePx } = readingOf(request);
  const space = stainSpace(tilePx, tilePx);
  await eachTile(request, options, (image, row) => {
    const stains = separateStains(image, HE_STAINS, space);
    if (encoder) {
      const [shown, its] = request.stains
        ? restained(image, request.stains)
        : [image, stains];
      data.set(encoder.describe(shown, its), row * dim);
    }
    colour.set(describeColour(image), row * COLOUR_DIM);
    const measured = measureTile(image, stains);
    morphology.set(measured.morphology, row * MORPHOLOGIES.length);
    measures.set(measured.measures, row * MEASURES.length);
  });
  return { dim, data, colourDim: COLOUR_DIM, colour, morphology, measures };
}

/** A tile with the stains that all slides are given, and these apart. */
function restained(
  image: RgbImage,
  from: StainEstimate,
): [RgbImage, StainImage] {
  const normalised = normaliseStains(image, from);
  return [normalised, separateStains(normalised)];
}

function encoderOf({ encoder }: TilesRequest): BuiltInEncoder | null {
  return encoder === null ? null : BUILT_IN_ENCODERS[encoder];
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
