import { kruskalWallis } from "../stats/kruskalWallis.js";
import type { FeatureTable } from "./ebm/ebmInput.js";

/**
 * The features whose ranks differ most between classes, in the table's order; all of them where they are no more than asked
 * for. Only rows to be taught from may be given: whoever is held out has no say.
 * @param labels of the rows
 */
export function strongestFeatures(
  { features, rows, values }: FeatureTable,
  labels: Int32Array,
  most: number,
): FeatureTable {
  if (features.length <= most) return { features, rows, values };
  const column = (f: number) => values.subarray(f * rows, (f + 1) * rows);
  const strength = features.map((_, f) => kruskalWallis(column(f), labels));
  const kept = [...features.keys()]
    .sort((a, b) => strength[b]! - strength[a]! || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
  const own = new Float64Array(kept.length * rows);
  kept.forEach((f, i) => {
    own.set(column(f), i * rows);
  });
  return { features: kept.map((f) => features[f]!), rows, values: own };
}
