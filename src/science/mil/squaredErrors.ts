import type { Targets } from "./targets.js";

/** Each head's squared error on each bag, 0 where its label is missing. @shape prediction, result [heads, bags] */
export function squaredErrors(
  prediction: ArrayLike<number>,
  { labels, weights }: Targets,
): Float32Array {
  return labels.map((label, at) =>
    weights[at]! > 0 ? (prediction[at]! - label) ** 2 : 0,
  );
}

/** Adds each head's weighted squared error over some bags to its sum. @shape prediction [heads, bags] */
export function addSquaredErrors(
  sums: Float64Array,
  prediction: ArrayLike<number>,
  { labels, weights }: Targets,
  share: number,
): void {
  const bags = labels.length / sums.length;
  for (let h = 0; h < sums.length; h++)
    for (let at = h * bags; at < (h + 1) * bags; at++)
      if (weights[at]! > 0)
        sums[h]! += share * weights[at]! * (prediction[at]! - labels[at]!) ** 2;
}
