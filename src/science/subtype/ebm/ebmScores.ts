import { binOf } from "./binnedTable.js";
import type { EbmModel } from "./ebmModel.js";
import type { FeatureTable } from "./ebmInput.js";

/** Thrown where a table lacks a feature of a model. */
export class MissingFeatureError extends Error {
  constructor(feature: string) {
    super(
      `the table has no ${feature}, which the model was fitted on; add it, as missing (NaN) where it is not measured`,
    );
    this.name = "MissingFeatureError";
  }
}

/**
 * The scores of every row. Features are found by name; a model of pairs adds them too.
 * @shape result [rows, scores]
 * @throws MissingFeatureError
 */
export function ebmScores(model: EbmModel, table: FeatureTable): Float64Array {
  const K = model.intercept.length;
  const { rows } = table;
  const scores = Float64Array.from(
    { length: rows * K },
    (_, i) => model.intercept[i % K]!,
  );
  const columns = model.terms.map(({ feature }) => columnOf(table, feature));
  model.terms.forEach(({ cuts, scores: shape }, t) => {
    for (let row = 0; row < rows; row++) {
      const bin = binOf(columns[t]![row]!, cuts);
      for (let k = 0; k < K; k++) scores[row * K + k]! += shape[bin * K + k]!;
    }
  });
  for (const { of, cuts, scores: both } of model.pairs)
    for (let row = 0; row < rows; row++) {
      const first = binOf(columns[of[0]]![row]!, cuts[0]);
      const second = binOf(columns[of[1]]![row]!, cuts[1]);
      scores[row]! += both[first * (cuts[1].length + 2) + second]!;
    }
  return scores;
}

/** @throws MissingFeatureError */
export function columnOf(
  { features, rows, values }: FeatureTable,
  feature: string,
): Float64Array {
  const at = features.indexOf(feature);
  if (at < 0) throw new MissingFeatureError(feature);
  return values.subarray(at * rows, (at + 1) * rows);
}
