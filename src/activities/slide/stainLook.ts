import type { StainEstimate } from "../../science/slide/macenko.js";
import type { StainNormalisation } from "../../science/slide/stainNormalisation.js";
import { watch } from "../step/heartbeat.js";
import type { TilesContext } from "./viewContext.js";

/** The stains in which an encoder is to see a view's tiles. */
export interface StainLook {
  /** What decides it: part of the step's key; nothing where the tiles are seen as they are, so that the key is what it was. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The slide's own stains, from which its tiles are normalised; null where they are seen as they are. */
  readonly stains: () => Promise<StainEstimate | null>;
}

/** How an encoder is to see a view's tiles. The slide's stains are estimated when first asked for. */
export function stainLook(
  { deps, view, tiles }: TilesContext,
  asked: StainNormalisation,
): StainLook {
  if (asked === "none" || tiles.length === 0)
    return { params: {}, stains: () => Promise.resolve(null) };
  const { path, mpp } = view;
  const { signal } = watch();
  let found: Promise<StainEstimate> | undefined;
  return {
    params: { stainNormalisation: asked },
    stains: () =>
      (found ??= deps.slides.stains({ path, mpp, tiles }, { signal })),
  };
}
