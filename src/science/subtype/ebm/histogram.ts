import type { Fitting, WantedSums } from "./fitting.js";

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

/** What rows are summed from. */
export type Slopes = Pick<Fitting, "gradient" | "hessian">;

/** Makes room for the sums of a feature. */
export function emptyBins({ count, into }: WantedSums): void {
  const size = count * into.scores;
  into.gradient.fill(0, 0, size);
  into.hessian.fill(0, 0, size);
}

/** Sums gradient and hessian by bin. */
export function fillHistogram(wanted: WantedSums, slopes: Slopes): void {
  emptyBins(wanted);
  const { bins, into } = wanted;
  const { scores: K, gradient: G, hessian: H } = into;
  const { gradient, hessian } = slopes;
  if (K === 1) return sumSingle(into, bins, slopes);
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
  { gradient, hessian }: Slopes,
): void {
  for (let i = 0; i < bins.length; i++) {
    const to = bins[i]!;
    G[to]! += gradient[i]!;
    H[to]! += hessian[i]!;
  }
}
