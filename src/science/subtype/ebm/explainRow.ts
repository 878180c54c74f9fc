import { binOf } from "./binnedTable.js";
import { columnOf } from "./ebmScores.js";
import type { EbmModel } from "./ebmModel.js";
import type { FeatureTable } from "./ebmInput.js";

/** What one feature, or two together, add to the scores of a row. */
export interface Contribution {
  /** Names of the feature, or of both. */
  readonly features: readonly string[];
  /** @shape [scores] */
  readonly scores: Float64Array;
}

/** Why a row has its scores: they are the intercept and all contributions, added in this order, to the last bit. */
export interface RowExplanation {
  /** @shape [scores] */
  readonly intercept: Float64Array;
  readonly contributions: readonly Contribution[];
}

/** Explains the scores of one row. @throws MissingFeatureError */
export function explainRow(
  { intercept, terms, pairs }: EbmModel,
  table: FeatureTable,
  row: number,
): RowExplanation {
  const K = intercept.length;
  const values = terms.map(({ feature }) => columnOf(table, feature)[row]!);
  const single = terms.map(({ feature, cuts, scores }, t) => {
    const at = binOf(values[t]!, cuts) * K;
    return { features: [feature], scores: scores.slice(at, at + K) };
  });
  const together = pairs.map(({ of, cuts, scores }) => {
    const [a, b] = of.map((t, side) => binOf(values[t]!, cuts[side]!));
    const at = a! * (cuts[1].length + 2) + b!;
    const features = of.map((t) => terms[t]!.feature);
    return { features, scores: scores.slice(at, at + 1) };
  });
  return { intercept, contributions: [...single, ...together] };
}
