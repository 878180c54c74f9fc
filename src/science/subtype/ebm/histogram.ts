import type { Fitting } from "./fitting.js";

/** Sums over the rows of each bin; made once and filled again and again. */
export interface Histogram {
  readonly scores: number;
  /** @shape [bins, scores] */
  readonly gradient: Float64Array;
  /** @shape [bins, scores] */
  readonly hessian: Float64Array;
}

/** Room for the sums of the widest feature. */
export function emptyHistogram(bins: number, scores: number): Histogram {
  const size = bins * scores;
  return {
    scores,
    gradient: new Float64Array(size),
    hessian: new Float64Array(size),
  };
}

/** Sums gradient and hessian by bin. */
export function fillHistogram(
  into: Histogram,
  bins: Uint16Array,
  count: number,
  fitting: Fitting,
): void {
  const { scores: K, gradient: G, hessian: H } = into;
  G.fill(0, 0, count * K);
  H.fill(0, 0, count * K);
  const { gradient, hessian } = fitting;
  if (K === 1) return sumSingle(into, bins, fitting);
  for (let i = 0, at = 0; i < bins.length; i++, at += K) {
    const to = bins[i]! * K;
    for (let k = 0; k < K; k++) {
      G[to + k]! += gradient[at + k]!;
      H[to + k]! += hessian[at + k]!;
    }
  }
}

function sumSingle(
  { gradient: G, hessian: H }: Histogram,
  bins: Uint16Array,
  { gradient, hessian }: Fitting,
): void {
  for (let i = 0; i < bins.length; i++) {
    const to = bins[i]!;
    G[to]! += gradient[i]!;
    H[to]! += hessian[i]!;
  }
}
