import type { Tiling } from "../io/slides/slideTask.js";
import type { SlideView } from "../io/tables/cohort.js";
import type { ActivityDeps } from "./deps.js";
import { featureHashes } from "./featureHashes.js";
import { watch } from "./heartbeat.js";

/** Tiles of a run share nothing: what one shows would count twice. */
const OVERLAP = 0;

/** What tells ready features apart; nothing where a view has none, so that its step's key is what it was. */
export function readyParams({ features }: SlideView): Record<string, unknown> {
  if (!features) return {};
  return { features: featureHashes(features.parts), tile: features.size };
}

/** Tiles over the slide's tissue, or where its ready features were made. */
export async function layTiles(
  deps: ActivityDeps,
  view: SlideView,
): Promise<Tiling> {
  const { features, mpp, rect } = view;
  const asked = { ...view, overlap: OVERLAP };
  if (!features) return deps.slides.tileSlide(asked, watch());
  const { size, parts } = features;
  const path = parts[0]?.path ?? "";
  const tiles = await deps.features.tiles({ path, mpp, size, rect });
  return deps.slides.tileSlide({ ...asked, tiles }, watch());
}
