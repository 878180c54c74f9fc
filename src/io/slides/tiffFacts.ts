import { aperioFacts } from "./aperioFacts.js";
import type { SlideReader } from "./slideReader.js";
import { NO_MPP } from "./statedMpp.js";
import type { TiffFile } from "./tiffDirectory.js";
import { TAG } from "./tiffDirectory.js";
import { tiffMpp } from "./tiffMpp.js";

/** What a TIFF's first page says of the slide. */
export function tiffFacts({
  pages: [first],
}: TiffFile): Pick<SlideReader, "mpp" | "mppY" | "properties"> {
  if (first === undefined) return { ...NO_MPP, properties: {} };
  const description = first.texts.get(TAG.description);
  const software = first.texts.get(TAG.software);
  return {
    ...tiffMpp(first),
    properties: {
      ...(description === undefined
        ? {}
        : { "tiff.ImageDescription": description }),
      ...(software === undefined ? {} : { "tiff.Software": software }),
      ...aperioFacts(description ?? ""),
    },
  };
}
