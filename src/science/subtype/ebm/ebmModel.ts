/** The shape of one feature: what each of its bins adds to the scores. */
export interface ShapeTerm {
  readonly feature: string;
  /** Ascending; bin b + 1 begins at cut b - 1, bin 0 holds what is missing. */
  readonly cuts: Float64Array;
  /** Rows of each bin that the model was fitted on. @shape [bins] */
  readonly rows: Float64Array;
  /** Mean over rows is 0. @shape [bins, scores] */
  readonly scores: Float64Array;
  /** Standard deviation over bags. @shape [bins, scores] */
  readonly sd: Float64Array;
}

/** What two features add together beyond what each adds alone. */
export interface PairTerm {
  /** Places of both among the terms. */
  readonly of: readonly [number, number];
  /** Of both; each is a cut of its feature's own term, too. */
  readonly cuts: readonly [Float64Array, Float64Array];
  /** @shape [bins of the first, bins of the second] */
  readonly rows: Float64Array;
  /** Mean over each row and column is 0. @shape [bins of the first, bins of the second] */
  readonly scores: Float64Array;
  readonly sd: Float64Array;
}

/** An explainable boosting machine: a sum of shapes. */
export interface EbmModel {
  /** Names of the classes; null of a regression. */
  readonly classes: readonly string[] | null;
  /** @shape [scores] */
  readonly intercept: Float64Array;
  readonly terms: readonly ShapeTerm[];
  readonly pairs: readonly PairTerm[];
}
