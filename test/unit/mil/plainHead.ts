import type { Bag } from "../../../src/science/mil/bag.js";
import type { FeatureScaling } from "../../../src/science/mil/featureScaling.js";
import type { HeadShape } from "../../../src/science/mil/headParameters.js";

/** The model written out in float64, one head, one tile at a time. */
export function plainHead(
  flat: ArrayLike<number>,
  shape: HeadShape,
  {
    bag,
    scaling,
    keep,
  }: { bag: Bag; scaling: FeatureScaling; keep?: ArrayLike<number> },
): { prediction: number; attention: number[]; tilePrediction: number[] } {
  const { dim, embedHidden: E, attentionHidden: A } = shape;
  const We = (e: number, d: number) => flat[e * (dim + 1) + d]!;
  let at = E * (dim + 1);
  const V = (a: number, e: number) => flat[E * (dim + 1) + a * E + e]!;
  at += A * E;
  const v = (a: number) => flat[E * (dim + 1) + A * E + a]!;
  at += A;
  const w = (e: number) => flat[at + e]!;
  const b = flat[at + E]!;
  const logits: number[] = [];
  const tilePrediction: number[] = [];
  for (let t = 0; t < bag.tiles; t++) {
    const h: number[] = [];
    for (let e = 0; e < E; e++) {
      let sum = We(e, dim);
      for (let d = 0; d < dim; d++)
        sum +=
          We(e, d) *
          ((bag.features[t * dim + d]! - scaling.mean[d]!) / scaling.sd[d]!);
      h.push(sum);
    }
    let logit = 0;
    for (let a = 0; a < A; a++) {
      let inner = 0;
      for (let e = 0; e < E; e++) inner += V(a, e) * h[e]!;
      logit += v(a) * Math.tanh(inner);
    }
    logits.push(logit);
    tilePrediction.push(
      h.reduce((sum, x, e) => sum + w(e) * (keep?.[e] ?? 1) * x, b),
    );
  }
  const top = Math.max(...logits);
  const weights = logits.map((l) => Math.exp(l - top));
  const total = weights.reduce((x, y) => x + y);
  const attention = weights.map((x) => x / total);
  const prediction = attention.reduce(
    (sum, a, t) => sum + a * tilePrediction[t]!,
    0,
  );
  return { prediction, attention, tilePrediction };
}
