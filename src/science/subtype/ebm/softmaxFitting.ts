import { exponentials } from "./exponentials.js";
import type { Fitting, WantedSums } from "./fitting.js";
import { emptyBins } from "./histogram.js";

/** Rows with their classes. */
export interface ClassRows {
  /** @shape [rows] */
  readonly labels: Int32Array;
  /** @shape [rows] */
  readonly weights: Float64Array;
}

/** Below this a probability is not told from 0. */
const LEAST = 1e-200;

/**
 * Log loss of several classes. Probabilities are kept and multiplied, so that a step costs one exponential a bin and none
 * a row.
 * @param start score of each class before anything is applied
 */
export function softmaxFitting(
  { labels, weights }: ClassRows,
  start: Float64Array,
): Fitting {
  const rows = labels.length;
  const K = start.length;
  const p = new Float64Array(rows * K);
  for (let i = 0; i < p.length; i++) p[i] = Math.exp(start[i % K]!);
  normalise(p, K);
  const gradient = new Float64Array(rows * K);
  const hessian = new Float64Array(rows * K);
  let factors = new Float64Array(0);
  const of: SoftmaxRows = { labels, weights, p, K };
  const derive = (): void => {
    deriveSlopes(of, gradient, hessian);
  };
  derive();
  const setFactors = (update: Float64Array): void => {
    if (factors.length < update.length)
      factors = new Float64Array(update.length);
    exponentials(update, K, factors);
  };
  const apply = (bins: Uint16Array, update: Float64Array): void => {
    setFactors(update);
    for (let i = 0, at = 0; i < rows; i++, at += K) {
      const from = bins[i]! * K;
      let sum = 0;
      for (let k = 0; k < K; k++)
        sum += p[at + k] = p[at + k]! * factors[from + k]!;
      const scale = 1 / sum;
      for (let k = 0; k < K; k++)
        p[at + k] = Math.max(LEAST, p[at + k]! * scale);
    }
  };
  return {
    gradient,
    hessian,
    derive,
    apply,
    applyAndSum: (bins, update, next) => {
      if (next === null) {
        apply(bins, update);
        derive();
        return;
      }
      setFactors(update);
      moveAndSum(of, bins, factors, next);
    },
    loss: () => {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        sum -= weights[i]! * Math.log(p[i * K + labels[i]!]!);
        total += weights[i]!;
      }
      return sum / total;
    },
  };
}

interface SoftmaxRows extends ClassRows {
  /** @shape [rows, classes] */
  readonly p: Float64Array;
  readonly K: number;
}

function deriveSlopes(
  { labels, weights, p, K }: SoftmaxRows,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  for (let i = 0, at = 0; i < labels.length; i++, at += K) {
    const w = weights[i]!;
    for (let k = 0; k < K; k++) {
      const own = p[at + k]!;
      gradient[at + k] = w * own;
      hessian[at + k] = w * own * (1 - own);
    }
    gradient[at + labels[i]!]! -= w;
  }
}

/** The loop that most of a fit is spent in: sums are of the same order as where they are made by themselves. */
function moveAndSum(
  { labels, weights, p, K }: SoftmaxRows,
  bins: Uint16Array,
  factors: Float64Array,
  next: WantedSums,
): void {
  emptyBins(next);
  const { gradient: G, hessian: H } = next.into;
  for (let i = 0, at = 0; i < labels.length; i++, at += K) {
    const from = bins[i]! * K;
    let sum = 0;
    for (let k = 0; k < K; k++)
      sum += p[at + k] = p[at + k]! * factors[from + k]!;
    const scale = 1 / sum;
    const w = weights[i]!;
    const label = labels[i]!;
    const to = next.bins[i]! * K;
    for (let k = 0; k < K; k++) {
      const own = Math.max(LEAST, p[at + k]! * scale);
      p[at + k] = own;
      G[to + k]! += k === label ? w * own - w : w * own;
      H[to + k]! += w * own * (1 - own);
    }
  }
}

function normalise(p: Float64Array, K: number): void {
  for (let at = 0; at < p.length; at += K) {
    let sum = 0;
    for (let k = 0; k < K; k++) sum += p[at + k]!;
    for (let k = 0; k < K; k++) p[at + k]! /= sum;
  }
}
