import type { Frame } from "./frame.js";
import type { SlideSurvey } from "./slideSurvey.js";

/** How much of a slide, or of its rectangle, can be used, and why not more. */
export interface SlideQuality {
  /** Usable. @unit mm^2 */
  readonly tissueArea: number;
  /** Share of the area that is usable tissue, 0 to 1. */
  readonly tissue: number;
  /** Share of the area under pen, 0 to 1. */
  readonly pen: number;
  /** Of tissue that is not under pen, the share out of focus, and in folds. */
  readonly blur: number;
  readonly folds: number;
  /** Mean saturation of the usable tissue, 0 to 1; 0 where there is none. */
  readonly saturation: number;
}

const MM2_PER_UM2 = 1e-6;

/** Counts what a survey found. @param bounds in its pixels @param mpp of its pixels */
export function slideQuality(
  survey: SlideSurvey,
  bounds: Frame,
  mpp: number,
): SlideQuality {
  const { width } = survey.tissue;
  let [all, tissue, pen, blur, folds, other, saturation] = [
    0, 0, 0, 0, 0, 0, 0,
  ];
  for (let y = bounds.y; y < bounds.y + bounds.height; y++)
    for (let x = bounds.x; x < bounds.x + bounds.width; x++) {
      const at = y * width + x;
      const used = survey.tissue.data[at]!;
      const blurred = survey.blur.data[at]!;
      const folded = survey.folds.data[at]!;
      all++;
      tissue += used;
      pen += survey.pen.data[at]!;
      blur += blurred;
      folds += folded;
      other += used | blurred | folded;
      saturation += used * survey.saturation[at]!;
    }
  const share = (part: number, whole: number): number =>
    whole === 0 ? 0 : part / whole;
  return {
    tissueArea: tissue * mpp ** 2 * MM2_PER_UM2,
    tissue: share(tissue, all),
    pen: share(pen, all),
    blur: share(blur, other),
    folds: share(folds, other),
    saturation: share(saturation, tissue),
  };
}
