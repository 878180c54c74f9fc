import sharp from "sharp";
import { decode, SLIDE_OPTIONS } from "./decode.js";
import type { SlideReader } from "./slideReader.js";
import { openSlide } from "./openSlide.js";

/** Edge of the pieces that are read. @unit px */
const PIECE = 256;

/**
 * Reads enough of a slide to find that it is cut short or damaged, and little more: of a pyramid its coarsest level,
 * corners and middle; of a picture without levels everything, at an eighth of its size where the format allows.
 * @throws UnreadableSlideError
 */
export async function checkSlideDecodes(path: string): Promise<void> {
  const slide = await openSlide(path);
  try {
    if (slide.tiled) await readPieces(slide);
    else {
      const picture = sharp(path, { ...SLIDE_OPTIONS, sequentialRead: true });
      const small = { width: Math.max(1, Math.floor(slide.width / 8)) };
      await decode(picture.resize(small), path);
    }
  } finally {
    await slide.close();
  }
}

async function readPieces(slide: SlideReader): Promise<void> {
  const { width, height, levels } = slide;
  const w = Math.min(PIECE, width);
  const h = Math.min(PIECE, height);
  for (const x of [0, Math.floor((width - w) / 2), width - w])
    for (const y of [0, Math.floor((height - h) / 2), height - h])
      await slide.readRegion({
        x,
        y,
        width: w,
        height: h,
        outWidth: w,
        outHeight: h,
      });
  const coarsest = levels.at(-1);
  if (!coarsest || coarsest.width * coarsest.height > 4e6) return;
  await slide.readRegion({
    x: 0,
    y: 0,
    width,
    height,
    outWidth: coarsest.width,
    outHeight: coarsest.height,
  });
}
