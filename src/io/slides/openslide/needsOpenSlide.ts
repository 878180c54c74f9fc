import { UnreadableSlideError } from "../unreadableSlideError.js";

/** What to do for the formats that only OpenSlide reads. */
export const OPENSLIDE_REMEDY =
  "install OpenSlide (Debian, Ubuntu: apt install libopenslide0; or Python 3 with pip, and run npx histoclaim up again), or name its library in HISTOCLAIM_OPENSLIDE";

/** The error of a slide that only OpenSlide reads, where it is not there. */
export function needsOpenSlide(
  path: string,
  format: string,
  why: string,
): UnreadableSlideError {
  return new UnreadableSlideError(
    path,
    `is ${format}, which only OpenSlide reads, and it is not here (${why})`,
    `${OPENSLIDE_REMEDY}, or convert the slide to a pyramidal TIFF with JPEG tiles`,
  );
}
