import { stat } from "node:fs/promises";
import { join, parse } from "node:path";
import { DICOM } from "./dicomSign.js";
import { foreignTiff } from "./foreignTiff.js";
import { readHead } from "./readHead.js";
import type { TiffFile } from "./tiffDirectory.js";
import { readTiff } from "./tiffDirectory.js";

/** What a slide's file is, by its content. */
export type SlideContent =
  | { readonly kind: "tiff"; readonly file: TiffFile }
  | { readonly kind: "picture" }
  /** A format that only OpenSlide reads, by its name. */
  | { readonly kind: "foreign"; readonly format: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Bytes at a place of a file, as text of one byte a character. */
interface Signature {
  readonly at: number;
  readonly bytes: string;
}

const CLASSIC_TIFF = ["II*\0", "MM\0*"];
const BIG_TIFF = ["II+\0", "MM\0+"];
const PICTURES = ["\xff\xd8\xff", "\x89PNG"];

/** @source OpenSlide's format descriptions; Zeiss' CZI */
const FOREIGN: readonly (Signature & { readonly format: string })[] = [
  { at: 0, bytes: "ZISRAWFILE", format: "a Zeiss slide (CZI)" },
  DICOM,
];

/** Places in a classic TIFF have four bytes; only Hamamatsu's files are larger, in a way of their own. */
const MOST_CLASSIC_BYTES = 2 ** 32;

/** Tells what a file is by its bytes; its name means nothing. @throws UnreadableSlideError */
export async function slideContent(path: string): Promise<SlideContent> {
  const { head, bytes } = await readHead(path);
  const starts = (signatures: readonly string[]): boolean =>
    signatures.some((signature) => head.startsWith(signature));
  if (await isMirax(path)) return { kind: "foreign", format: MIRAX };
  const known = FOREIGN.find((one) => head.startsWith(one.bytes, one.at));
  if (known) return { kind: "foreign", format: known.format };
  if (starts(CLASSIC_TIFF) && bytes > MOST_CLASSIC_BYTES)
    return { kind: "foreign", format: "a Hamamatsu slide (NDPI)" };
  if (starts(CLASSIC_TIFF) || starts(BIG_TIFF)) {
    const file = await readTiff(path);
    const format = foreignTiff(file);
    return format === null
      ? { kind: "tiff", file }
      : { kind: "foreign", format };
  }
  if (starts(PICTURES)) return { kind: "picture" };
  const reason = bytes === 0 ? "is empty" : "is no TIFF, JPEG or PNG";
  return { kind: "unknown", reason };
}

const MIRAX = "a 3DHISTECH slide (MRXS)";

/** The file itself is a small JPEG or nothing much; the slide lies in a folder of its name. */
async function isMirax(path: string): Promise<boolean> {
  const { dir, name } = parse(path);
  const index = join(dir, name, "Slidedat.ini");
  return stat(index).then(
    (found) => found.isFile(),
    () => false,
  );
}
