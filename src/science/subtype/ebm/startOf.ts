import type { EbmTarget } from "./ebmInput.js";
import { scoresOf } from "./ebmInput.js";

/** Scores that tell nothing of a row but how common each class, or how large the mean, is. @shape result [scores] */
export function startOf(
  target: EbmTarget,
  rows: Int32Array,
  weights: Float64Array,
): Float64Array {
  let total = 0;
  for (const row of rows) total += weights[row]!;
  if (target.kind === "regression") {
    let sum = 0;
    for (const row of rows) sum += weights[row]! * target.values[row]!;
    return Float64Array.of(sum / total);
  }
  const share = new Float64Array(target.classes.length);
  for (const row of rows) share[target.labels[row]!]! += weights[row]! / total;
  return scoresOf(target) === 1
    ? Float64Array.of(Math.log(share[1]! / share[0]!))
    : share.map(Math.log);
}
