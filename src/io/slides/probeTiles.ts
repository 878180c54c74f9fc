import type { BuiltInName } from "../../science/encode/builtInEncoders.js";
import { BUILT_IN_ENCODERS } from "../../science/encode/builtInEncoders.js";
import { backgroundGrid } from "../../science/slide/backgroundGrid.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import type { StainShift } from "../../science/slide/stainShift.js";
import { shiftStains } from "../../science/slide/stainShift.js";
import { separateStains } from "../../science/slide/stains.js";
import type { Tile } from "../../science/slide/tile.js";
import { TILE_MPP, TILE_PX } from "../../science/slide/tileGrid.js";
import { balanceWhite } from "../../science/slide/whitePoint.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { readTiles } from "./readTiles.js";
import { slideMask } from "./slideMask.js";
import type { SlideRect, WorkOptions } from "./slideTask.js";

/** Tiles of a slide that are to be encoded otherwise than a run does. */
export interface ProbeRequest {
  readonly path: string;
  readonly mpp: number;
  readonly encoder: BuiltInName;
  /** Tiles of the grid to encode with other stains; or how many tiles of glass to draw and encode as they are. */
  readonly of:
    | {
        readonly kind: "shifted";
        readonly tiles: readonly Tile[];
        readonly shifts: readonly StainShift[];
      }
    | {
        readonly kind: "glass";
        /** null: all of the slide. */
        readonly rect: SlideRect | null;
        readonly count: number;
        readonly seed: number;
      };
}

/** Embeddings, one array a shift; of glass one array. @shape each [tiles, dim] */
export interface ProbedTiles {
  readonly tiles: number;
  readonly data: readonly Float32Array[];
}

/** Encodes tiles with other stains, or tiles of glass. @throws UnreadableSlideError, ImplausibleMppError */
export async function probeTiles(
  { path, mpp, encoder: name, of }: ProbeRequest,
  { signal, onProgress }: WorkOptions = {},
): Promise<ProbedTiles> {
  const slide = await openShared(path);
  const mask = await slideMask(slide, plausibleMpp(path, mpp));
  signal?.throwIfAborted();
  const { width, height } = slide;
  const tiles =
    of.kind === "shifted"
      ? of.tiles
      : backgroundGrid({
          survey: mask.survey(),
          maskScale: mask.scale,
          bounds: of.rect ?? { x: 0, y: 0, width, height },
          size: Math.max(1, Math.round((TILE_PX * TILE_MPP) / mpp)),
          count: of.count,
          seed: of.seed,
        });
  const looks: readonly ((image: RgbImage) => RgbImage)[] =
    of.kind === "shifted"
      ? of.shifts.map((shift) => (image) => shiftStains(image, shift))
      : [(image) => image];
  const encoder = BUILT_IN_ENCODERS[name];
  const data = looks.map(() => new Float32Array(tiles.length * encoder.dim));
  let done = 0;
  for await (const { row, image } of readTiles(slide, tiles, {
    tilePx: TILE_PX,
  })) {
    const white = balanceWhite(image, mask.white);
    looks.forEach((look, i) => {
      const seen = look(white);
      data[i]!.set(
        encoder.describe(seen, separateStains(seen)),
        row * encoder.dim,
      );
    });
    onProgress?.(++done, tiles.length);
    signal?.throwIfAborted();
  }
  return { tiles: tiles.length, data };
}
