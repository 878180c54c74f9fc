/** Rows with their classes, to be learnt from. */
export interface ClassRowsToFit {
  /** NaN where missing. @shape [rows][features] */
  readonly x: readonly Float64Array[];
  /** Every class has a row. */
  readonly labels: Int32Array;
  readonly classes: number;
}

/** A model that was taught, and how it was chosen to be. */
export interface TaughtClasses {
  readonly foretell: ClassModel;
  /** Chosen on the rows that it was taught. */
  readonly settings: Readonly<Record<string, number>>;
}

/** Foretells the classes of rows. @shape result [rows, classes] */
export type ClassModel = (x: readonly Float64Array[]) => Float64Array;
