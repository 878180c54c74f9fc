import type { TiledPart, Tiling } from "../../io/slides/slideTask.js";
import type { SlideView } from "../../io/tables/cohort.js";
import type { ActivityDeps } from "../deps.js";
import { featureHashes } from "../cohort/featureHashes.js";
import { watch } from "../step/heartbeat.js";

/** How the tiles of a view are laid. */
export interface TileLaying {
  /** Share of a tile's edge that its neighbour shows too: 0 where every part of the tissue is to count once. */
  readonly overlap: number;
  /** All views of the slide, where this is the first of them: one picture shows the tiles of all. Else none. */
  readonly pictured: readonly SlideView[];
}

/** What tells one laying from another; nothing where it is the usual one, so that its step's key is what it was. */
export function layingParams(
  { features }: SlideView,
  { overlap, pictured }: TileLaying,
): Record<string, unknown> {
  return {
    ...(overlap === 0 ? {} : { overlap }),
    ...(pictured.length < 2 ? {} : { pictured: pictured.map(readyOf) }),
    ...(features ? readyParams(features) : {}),
  };
}

function readyOf({ rect, features }: SlideView): Record<string, unknown> {
  return { rect, ...(features ? readyParams(features) : {}) };
}

function readyParams({
  parts,
  size,
}: NonNullable<SlideView["features"]>): Record<string, unknown> {
  return { features: featureHashes(parts), tile: size };
}

/** Tiles over the slide's tissue, or where its ready features were made. */
export async function layTiles(
  deps: ActivityDeps,
  view: SlideView,
  { overlap, pictured }: TileLaying,
): Promise<Tiling> {
  const { path, mpp } = view;
  const shown: TiledPart[] = [];
  for (const other of pictured) shown.push(await partOf(deps, other));
  const part = await partOf(deps, view);
  const request = { path, mpp, ...part, overlap, pictured: shown };
  return deps.slides.tileSlide(request, watch());
}

/** The part that a view means, with the tiles of its ready features where it has some. */
async function partOf(
  deps: ActivityDeps,
  { features, mpp, rect }: SlideView,
): Promise<TiledPart> {
  if (!features) return { rect };
  const { size, parts } = features;
  const path = parts[0]?.path ?? "";
  const tiles = await deps.features.tiles({ path, mpp, size, rect });
  return { rect, tiles };
}
