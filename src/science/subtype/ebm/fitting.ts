import type { Histogram } from "./histogram.js";

/** A feature whose sums by bin are wanted. */
export interface WantedSums {
  /** Of each row. */
  readonly bins: Uint16Array;
  /** How many bins there are. */
  readonly count: number;
  readonly into: Histogram;
}

/** A loss, and where rows stand under it while scores change bin by bin. */
export interface Fitting {
  /** Slope of the loss, weighted. @shape [rows, scores] */
  readonly gradient: Float64Array;
  /** Curvature of the loss, weighted. @shape [rows, scores] */
  readonly hessian: Float64Array;
  /** Adds to each row's scores what its bin is given. @param update @shape [bins, scores] */
  apply(bins: Uint16Array, update: Float64Array): void;
  /** Brings gradient and hessian up to what was applied. */
  derive(): void;
  /**
   * Adds to the scores, and sums what gradient and hessian then are by the bins of a feature: for a loss that does so in one
   * pass over the rows. Gradient and hessian themselves may stay behind until `derive`; without a feature they are derived.
   */
  applyAndSum(
    bins: Uint16Array,
    update: Float64Array,
    next: WantedSums | null,
  ): void;
  /** Mean over the rows, weighted. */
  loss(): number;
}
