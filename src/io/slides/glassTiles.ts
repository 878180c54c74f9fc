import { backgroundGrid } from "../../science/slide/backgroundGrid.js";
import type { Tile } from "../../science/slide/tile.js";
import { TILE_MPP, TILE_PX } from "../../science/slide/tileGrid.js";
import { plausibleMpp } from "./implausibleMppError.js";
import { openShared } from "./openSlides.js";
import { slideMask } from "./slideMask.js";
import type { SlideRect } from "./slideTask.js";

/** How many tiles of glass are to be drawn. */
export interface GlassRequest {
  readonly path: string;
  readonly mpp: number;
  /** null: all of the slide. */
  readonly rect: SlideRect | null;
  readonly count: number;
  readonly seed: number;
}

/** Tiles of a run's size that show glass alone; fewer, or none, where the slide has no more. @throws UnreadableSlideError, ImplausibleMppError */
export async function glassTiles({
  path,
  mpp,
  rect,
  count,
  seed,
}: GlassRequest): Promise<Tile[]> {
  const slide = await openShared(path);
  const mask = await slideMask(slide, plausibleMpp(path, mpp));
  const { width, height } = slide;
  return backgroundGrid({
    survey: mask.survey(),
    maskScale: mask.scale,
    bounds: rect ?? { x: 0, y: 0, width, height },
    size: Math.max(1, Math.round((TILE_PX * TILE_MPP) / mpp)),
    count,
    seed,
  });
}
