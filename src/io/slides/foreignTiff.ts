import type { TiffFile, TiffPage } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";
import { isTiled } from "./tiffLevels.js";

/** Of compression, by TIFF's numbers: Aperio's two of JPEG 2000, and the registered one. */
const JPEG_2000: readonly number[] = [33003, 33005, 34712];

/** @source OpenSlide's format descriptions */
const SIGNS: readonly (readonly [string, (page: TiffPage) => boolean])[] = [
  ["a Hamamatsu slide (NDPI)", ({ numbers }) => numbers.has(TAG.hamamatsu)],
  [
    "a Leica slide (SCN)",
    ({ texts }) =>
      says(texts, TAG.description, "http://www.leica-microsystems.com/scn/"),
  ],
  ["a Ventana slide (BIF)", ({ texts }) => says(texts, TAG.xmp, "<iScan")],
  [
    "a Philips slide (TIFF)",
    ({ texts }) => texts.get(TAG.software)?.startsWith("Philips") === true,
  ],
  [
    "a slide in JPEG 2000",
    (page) =>
      isTiled(page) &&
      JPEG_2000.includes(page.numbers.get(TAG.compression)?.[0] ?? 1),
  ],
  [
    // libvips gives black for them without a word, which is neither glass nor tissue.
    "a TIFF that leaves tiles out",
    (page) =>
      isTiled(page) && page.numbers.get(TAG.tileCounts)?.includes(0) === true,
  ],
];

/** The name of what a TIFF is that our own reader does not read, or would read wrongly; null where it reads it. */
export function foreignTiff({ pages }: TiffFile): string | null {
  const all = pages.flatMap((page) => [page, ...page.below]);
  const found = SIGNS.find(([, shows]) => all.some(shows));
  return found?.[0] ?? null;
}

function says(texts: TiffPage["texts"], tag: number, words: string): boolean {
  return texts.get(tag)?.includes(words) === true;
}
