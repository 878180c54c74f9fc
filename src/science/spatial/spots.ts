/** The spots of one section: where they are, and what was measured there. */
export interface Spots {
  /** Of the centres. @unit level-0 pixels @shape [spots] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** @unit level-0 pixels @shape [spots] */
  readonly diameter: Float64Array;
  readonly genes: readonly string[];
  /** NaN where not measured. @shape [spots, genes] */
  readonly values: Float64Array;
}
