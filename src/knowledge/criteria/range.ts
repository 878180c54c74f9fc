/** Least and largest value that an item of one kind can have. */
export type Range = readonly [number, number];

export const CORRELATION: Range = [-1, 1];
/** In standard deviations, or their squares. */
export const EFFECT: Range = [-Infinity, Infinity];
/** Shares, probabilities and areas under a curve. */
export const SHARE: Range = [0, 1];
/** Counts, and errors: none is below 0. */
export const NOT_NEGATIVE: Range = [0, Infinity];
