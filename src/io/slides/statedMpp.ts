/** The size of a slide's pixels as its file states it, plausible or not. @unit um/px */
export interface StatedMpp {
  /** From left to right; null where the file states nothing. */
  readonly mpp: number | null;
  /** From top to bottom; null where the file states nothing, or one value for both. */
  readonly mppY: number | null;
}

/** Of a file that states nothing. */
export const NO_MPP: StatedMpp = { mpp: null, mppY: null };
