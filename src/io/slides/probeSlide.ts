import { openSlide } from "./openSlide.js";
import type { StatedMpp } from "./statedMpp.js";

/** A slide's size and stated resolution, from its headers alone. */
export interface SlideProbe extends StatedMpp {
  readonly width: number;
  readonly height: number;
}

/** Reads a slide's headers; a TIFF cut short is found here. @throws UnreadableSlideError */
export async function probeSlide(path: string): Promise<SlideProbe> {
  const { width, height, mpp, mppY, close } = await openSlide(path);
  await close();
  return { width, height, mpp, mppY };
}
