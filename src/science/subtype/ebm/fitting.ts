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
  /** Both, for a loss that does them in one pass over the rows. */
  applyAndDerive(bins: Uint16Array, update: Float64Array): void;
  /** Mean over the rows, weighted. */
  loss(): number;
}
