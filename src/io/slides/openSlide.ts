import { openFlat } from "./flatReader.js";
import { needsOpenSlide } from "./openslide/needsOpenSlide.js";
import { openForeign } from "./openslide/openForeign.js";
import type { OpenSlideSearch } from "./openslide/findOpenSlide.js";
import { findOpenSlide } from "./openslide/findOpenSlide.js";
import { slideContent } from "./slideContent.js";
import type { SlideReader } from "./slideReader.js";
import { openTiff } from "./tiffReader.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

/**
 * Opens a slide by its content. What our own readers can read they do, whether OpenSlide is there or not, so that a
 * result never depends on that; the rest is OpenSlide's.
 * @throws UnreadableSlideError, of a format that only OpenSlide reads with the way to have it
 */
export async function openSlide(
  path: string,
  look: () => Promise<OpenSlideSearch> = findOpenSlide,
): Promise<SlideReader> {
  const content = await slideContent(path);
  if (content.kind === "tiff") return openTiff(path, content.file);
  if (content.kind === "picture") return openFlat(path);
  const search = await look();
  switch (content.kind) {
    case "foreign":
      if ("library" in search) return openForeign(path, search.library);
      throw needsOpenSlide(path, content.format, search.why);
    case "unknown":
      // Other vendors' index files are plain text.
      if ("library" in search && search.library.recognises(path))
        return openForeign(path, search.library);
      throw new UnreadableSlideError(
        path,
        content.reason,
        "export it again as pyramidal TIFF, SVS with JPEG tiles, JPEG or PNG",
      );
  }
}
