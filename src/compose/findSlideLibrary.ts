import type { Config } from "../config.js";
import { lookForOpenSlide } from "../io/slides/openslide/findOpenSlide.js";
import { OPENSLIDE_REMEDY } from "../io/slides/openslide/needsOpenSlide.js";

/** OpenSlide as a worker started now would have it, else why not and what to do for the formats that need it. */
export async function findSlideLibrary({
  openslide,
}: Config): Promise<
  | { readonly openslide: string; readonly way: string }
  | { readonly openslide: null; readonly why: string; readonly remedy: string }
> {
  const search = await lookForOpenSlide(openslide ?? "");
  return "library" in search
    ? { openslide: search.library.version, way: search.way }
    : { openslide: null, why: search.why, remedy: OPENSLIDE_REMEDY };
}
