/** What float32 rounds by at most, relative to the number. */
const FLOAT32_ROUNDING = 2 ** -24;
/** Below it a float32 loses digits, or is taken for zero. */
const LEAST_FLOAT32 = 2 ** -126;
/** What float64 rounds by at most. */
const FLOAT64_ROUNDING = 2 ** -53;

/** A prediction as the sum of what its tiles contribute. */
export interface Additivity {
  /** Sum of the contributions in float64. */
  readonly sum: number;
  /** How far the sum may lie from that of real numbers: (tiles - 1) 2^-53 Σ|c|. */
  readonly sumBound: number;
  /** How far the prediction lies from the sum. */
  readonly gap: number;
  /** How far it may lie, made and kept in float32: (tiles + models + 2) 2^-24 Σ|c|, and what is lost below 2^-126. */
  readonly gapBound: number;
}

/**
 * How exactly contributions a_i y_i add up to a prediction that a backend made in float32. Two float32 have an exact
 * product in float64, so the sum is off by its additions alone; the prediction by a rounding for each product and
 * addition in whatever order the backend takes, and the contributions by one for each model that was averaged.
 * @param contribution of each tile @param magnitude Σ over tiles of the mean over models of |a y|; where models differ
 *   in sign it exceeds Σ|c|
 * @source Higham 2002, Accuracy and Stability of Numerical Algorithms, eq. 3.5 and 4.4
 */
export function additivity(
  contribution: ArrayLike<number>,
  reading: {
    readonly prediction: number;
    readonly models: number;
    readonly magnitude: number;
  },
): Additivity {
  const { prediction, models, magnitude } = reading;
  let sum = 0;
  for (let t = 0; t < contribution.length; t++) sum += contribution[t]!;
  const tiles = contribution.length;
  return {
    sum,
    sumBound: (tiles - 1) * FLOAT64_ROUNDING * magnitude,
    gap: Math.abs(prediction - sum),
    gapBound:
      (tiles + models + 2) * FLOAT32_ROUNDING * magnitude +
      2 * tiles * LEAST_FLOAT32,
  };
}
