import { blurMarks } from "./blurMarks.js";
import { foldMarks } from "./foldMarks.js";
import type { Mask } from "./mask.js";
import { penMarks } from "./penMarks.js";
import type { RgbImage } from "./rgbImage.js";
import { saturation, tissueMask } from "./tissueMask.js";
import { without } from "./without.js";

/** What a slide shows from afar. @shape each [height, width] */
export interface SlideSurvey {
  /** Tissue that can be used: without what follows. */
  readonly tissue: Mask;
  readonly pen: Mask;
  readonly folds: Mask;
  readonly blur: Mask;
  /** 0 to 1. */
  readonly saturation: Float32Array;
}

/** Tells usable tissue from glass, pen, folds and blur on a picture of about `MASK_MPP`. */
export function slideSurvey(image: RgbImage, mpp: number): SlideSurvey {
  const pen = penMarks(image, mpp);
  const clean = without(tissueMask(image, mpp), pen);
  const folds = foldMarks(image, clean, mpp);
  const blur = blurMarks(image, clean, mpp);
  const tissue = without(without(clean, folds), blur);
  return { tissue, pen, folds, blur, saturation: saturation(image) };
}
