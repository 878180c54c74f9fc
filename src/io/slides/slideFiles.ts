import { dicomFiles } from "./dicomFiles.js";
import { DICOM } from "./dicomSign.js";
import { indexedFiles } from "./indexedFiles.js";
import type { OpenSlideSearch } from "./openslide/findOpenSlide.js";
import { findOpenSlide } from "./openslide/findOpenSlide.js";
import { readHead } from "./readHead.js";

/**
 * Every file of a slide, the one that names it first; of most formats that is the only one.
 * @throws UnreadableSlideError naming a file that is missing
 */
export async function slideFiles(
  path: string,
  look: () => Promise<OpenSlideSearch> = findOpenSlide,
): Promise<string[]> {
  const { head } = await readHead(path);
  if (head.startsWith(DICOM.bytes, DICOM.at)) return dicomFiles(path, look);
  return [path, ...(await indexedFiles(path, head))];
}
