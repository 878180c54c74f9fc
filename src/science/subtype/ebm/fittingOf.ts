import { binaryFitting } from "./binaryFitting.js";
import type { EbmTarget } from "./ebmInput.js";
import { scoresOf } from "./ebmInput.js";
import type { Fitting } from "./fitting.js";
import { softmaxFitting } from "./softmaxFitting.js";
import { squaredFitting } from "./squaredFitting.js";

/** The loss of a target on some rows, all of them beginning at the same scores. */
export function fittingOf(
  target: EbmTarget,
  rows: Int32Array,
  {
    weights,
    start,
  }: { readonly weights: Float64Array; readonly start: Float64Array },
): Fitting {
  if (target.kind === "regression")
    return squaredFitting(
      Float64Array.from(rows, (row) => target.values[row]!),
      start,
    );
  const labels = rows.map((row) => target.labels[row]!);
  const own = {
    labels,
    weights: Float64Array.from(rows, (row) => weights[row]!),
  };
  return (scoresOf(target) === 1 ? binaryFitting : softmaxFitting)(own, start);
}
