import type { HeadProgress } from "./headProgress.js";

/** Labels and weights of some bags for each head; a missing label has weight 0. @shape each [heads, bags] */
export interface Targets {
  readonly labels: Float32Array;
  /** 1 / (bags of the mean that have a label for the head). */
  readonly weights: Float32Array;
}

/**
 * What heads are to predict on the given bags.
 * @param known over how many bags each head's mean goes; by default its labelled ones among these
 */
export function targetsOf(
  heads: readonly Pick<HeadProgress, "spec">[],
  bags: readonly number[],
  known?: readonly number[],
): Targets {
  const labels = new Float32Array(heads.length * bags.length);
  const weights = new Float32Array(labels.length);
  heads.forEach(({ spec }, h) => {
    const count =
      known?.[h] ?? bags.filter((b) => !Number.isNaN(spec.labels[b])).length;
    bags.forEach((b, i) => {
      const label = spec.labels[b]!;
      if (Number.isNaN(label)) return;
      labels[h * bags.length + i] = label;
      weights[h * bags.length + i] = 1 / count;
    });
  });
  return { labels, weights };
}
