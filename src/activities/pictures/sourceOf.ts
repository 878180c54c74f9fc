import type { SourceView } from "../../graph/read/claimSources.js";
import type { MappedBag } from "../maps/maps.js";

/** What a view of a map was tiled from. @throws where the claim does not rest on those tiles */
export function sourceOf(
  sources: readonly SourceView[],
  view: MappedBag["views"][number],
): SourceView {
  const found = sources.find(
    ({ slide, tileSet }) =>
      slide.id === view.slide && tileSet.blob === view.tileSet,
  );
  if (found === undefined)
    throw new Error(`the claim does not rest on the tiles of ${view.view}`);
  return found;
}
