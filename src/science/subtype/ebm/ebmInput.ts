/** Values by feature. */
export interface FeatureTable {
  readonly features: readonly string[];
  readonly rows: number;
  /** NaN where missing. @shape [features, rows] */
  readonly values: Float64Array;
}

/** What is to be learnt. */
export type EbmTarget =
  | {
      readonly kind: "classes";
      /** Two or more; of two, the score is that of the second. */
      readonly classes: readonly string[];
      /** Place of each row's class. @shape [rows] */
      readonly labels: Int32Array;
    }
  | {
      readonly kind: "regression";
      /** @shape [rows] */
      readonly values: Float64Array;
    };

/** Scores of a row: one for two classes or a number, else one a class. */
export function scoresOf(target: EbmTarget): number {
  if (target.kind === "regression") return 1;
  return target.classes.length === 2 ? 1 : target.classes.length;
}
