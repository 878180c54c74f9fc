import { openSlide } from "./openSlide.js";

/** A slide's size and stated resolution, from its headers alone. */
export interface SlideProbe {
  readonly width: number;
  readonly height: number;
  /** As stated, plausible or not; null where the file states none. @unit um/px */
  readonly mpp: number | null;
}

/** Reads a slide's headers; a TIFF cut short is found here. @throws UnreadableSlideError */
export async function probeSlide(path: string): Promise<SlideProbe> {
  const { width, height, mpp, close } = await openSlide(path);
  await close();
  return { width, height, mpp };
}
