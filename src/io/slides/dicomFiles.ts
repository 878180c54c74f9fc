import { open, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DICOM } from "./dicomSign.js";
import { needsOpenSlide } from "./openslide/needsOpenSlide.js";
import type { OpenSlideSearch } from "./openslide/findOpenSlide.js";
import { openForeign } from "./openslide/openForeign.js";
import type { OpenSlideLibrary } from "./openslide/openSlideLibrary.js";
import { UnreadableSlideError } from "./unreadableSlideError.js";

const SERIES = "dicom.SeriesInstanceUID";
/** A file of a series names it among its first attributes. */
const HEAD_BYTES = 64 << 10;

/**
 * Files of a DICOM slide, the named one first: those of its folder that OpenSlide says are of the same series, which is how
 * it puts a slide together.
 */
export async function dicomFiles(
  path: string,
  look: () => Promise<OpenSlideSearch>,
): Promise<string[]> {
  const search = await look();
  if (!("library" in search))
    throw needsOpenSlide(path, DICOM.format, search.why);
  const { library } = search;
  const series = await seriesOf(path, library);
  const folder = dirname(path);
  const found = [path];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const other = join(folder, entry.name);
    if (!entry.isFile() || other === path) continue;
    if (!(await names(other, series))) continue;
    // Notes on a slide name its series too.
    const own = await seriesOf(other, library).catch(refused);
    if (own === series) found.push(other);
  }
  return [path, ...found.slice(1).sort()];
}

async function seriesOf(
  path: string,
  library: OpenSlideLibrary,
): Promise<string> {
  const { properties, close } = await openForeign(path, library);
  await close();
  return properties[SERIES] ?? path;
}

function refused(error: unknown): null {
  if (error instanceof UnreadableSlideError) return null;
  throw error;
}

async function names(path: string, series: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const { buffer } = await file.read(Buffer.alloc(HEAD_BYTES));
    return buffer.includes(series);
  } finally {
    await file.close();
  }
}
