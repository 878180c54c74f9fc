import { canonical } from "../../knowledge/identity.js";
import type { SealedStep } from "../../knowledge/provenance.js";
import type { ActivityDeps } from "../deps.js";
import type { TileLaying } from "./layTiles.js";
import { layingParams, layTiles } from "./layTiles.js";
import type { Output } from "../step/runStep.js";
import { putJson, runStep } from "../step/runStep.js";
import type { ViewContext } from "./viewContext.js";

/** Slide view → its tiles, how much of it can be used, and once a slide the picture of both. @throws UnreadableSlideError */
export function tileSlide(
  { deps, run, view, library, used }: ViewContext,
  laying: TileLaying,
): Promise<SealedStep> {
  const params = {
    rect: view.rect,
    mpp: view.mpp,
    library,
    ...layingParams(view, laying),
  };
  return runStep(
    deps,
    { name: "tileSlide", run, seed: null, params, used },
    async (idOf) => {
      const tiling = await layTiles(deps, view, laying);
      const blob = await putJson(deps, tiling.tiles);
      const tiles = { label: "TileSet" as const, content: { blob } };
      const props = {
        blob,
        tiles: tiling.tiles.length,
        tileSize: tiling.tilePx,
        mpp: tiling.tileMpp,
        overlap: laying.overlap,
        quality: canonical(tiling.quality),
      };
      const slide = used[0]!.id;
      const on = { type: "ON" as const, from: idOf(tiles), to: slide };
      const pictures = tiling.picture
        ? [await maskPicture(deps, slide, tiling.picture)]
        : [];
      return {
        outputs: [{ role: "tiles", ...tiles, props }, ...pictures],
        links: [on],
      };
    },
  );
}

/** Keeps the picture of what was taken for tissue. */
async function maskPicture(
  deps: ActivityDeps,
  slide: string,
  picture: Uint8Array,
): Promise<Output> {
  const kind = "slide-mask";
  const blob = await deps.blobs.put(Buffer.from(picture));
  const props = { kind, blob, slide };
  return { role: kind, label: "Artifact", content: { kind, blob }, props };
}
