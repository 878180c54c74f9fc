import type { Histogram } from "./histogram.js";
import { LEAST_HESSIAN } from "./leafStep.js";

/** Bins from `low` up to, not including, `high`. */
export interface BinRange {
  readonly low: number;
  readonly high: number;
}

/** Where a range is cut: `at` is the first bin of the right part. */
export interface Cut {
  readonly at: number;
  /** By how much the loss falls, twice, in Newton's approximation. */
  readonly gain: number;
}

/** What the cuts of a feature must respect. */
export interface CutRules {
  /** Rows of each bin, summed from the first. @shape [bins + 1] */
  readonly before: Int32Array;
  readonly minLeaf: number;
  /** 1: the right leaf may not be lower; -1: not higher; 0: free. */
  readonly monotone: -1 | 0 | 1;
}

/** The cut of a range that lowers the loss most; null where none is allowed or none lowers it. */
export function bestCut(
  sums: Histogram,
  range: BinRange,
  rules: CutRules,
): Cut | null {
  if (sums.scores === 1) return bestOfOne(sums, range, rules);
  const { low, high } = range;
  const { before, minLeaf, monotone } = rules;
  const { scores: K, gradient, hessian } = sums;
  const total = rangeTotals(sums, low, high);
  const left = new Float64Array(2 * K);
  let at = -1;
  let best = total.score;
  for (let bin = low; bin < high - 1; bin++) {
    for (let k = 0, from = bin * K; k < K; k++, from++) {
      left[k]! += gradient[from]!;
      left[K + k]! += hessian[from]!;
    }
    if (before[bin + 1]! - before[low]! < minLeaf) continue;
    if (before[high]! - before[bin + 1]! < minLeaf) break;
    // A bin without rows moves nothing: the cut below it is the same.
    if (before[bin + 1] === before[bin]) continue;
    const score = cutScore(left, total.sums, K, monotone);
    if (score > best) {
      best = score;
      at = bin + 1;
    }
  }
  return at < 0 ? null : { at, gain: best - total.score };
}

/** The same of a single score, which most of the time goes into. */
function bestOfOne(
  { gradient: G, hessian: H }: Histogram,
  { low, high }: BinRange,
  { before, minLeaf, monotone }: CutRules,
): Cut | null {
  let [g, h] = [0, 0];
  for (let bin = low; bin < high; bin++) {
    g += G[bin]!;
    h += H[bin]!;
  }
  const uncut = h < LEAST_HESSIAN ? 0 : (g * g) / h;
  let [at, best] = [-1, uncut];
  let [gl, hl] = [0, 0];
  const [least, most] = [before[low]! + minLeaf, before[high]! - minLeaf];
  for (let bin = low; bin < high - 1; bin++) {
    gl += G[bin]!;
    hl += H[bin]!;
    const below = before[bin + 1]!;
    if (below < least) continue;
    if (below > most) break;
    const [gr, hr] = [g - gl, h - hl];
    if (below === before[bin] || hl < LEAST_HESSIAN || hr < LEAST_HESSIAN)
      continue;
    if (monotone !== 0 && monotone * (gl * hr - gr * hl) < 0) continue;
    const score = (gl * gl * hr + gr * gr * hl) / (hl * hr);
    if (score > best) [best, at] = [score, bin + 1];
  }
  return at < 0 ? null : { at, gain: best - uncut };
}

/** Σ G²/H of both sides; -1 where a side is too flat or the order is not as it must be. */
function cutScore(
  left: Float64Array,
  total: Float64Array,
  K: number,
  monotone: -1 | 0 | 1,
): number {
  let score = 0;
  for (let k = 0; k < K; k++) {
    const g = left[k]!;
    const h = left[K + k]!;
    const gr = total[k]! - g;
    const hr = total[K + k]! - h;
    if (h < LEAST_HESSIAN || hr < LEAST_HESSIAN) return -1;
    if (monotone !== 0 && monotone * (g * hr - gr * h) < 0) return -1;
    score += (g * g * hr + gr * gr * h) / (h * hr);
  }
  return score;
}

/** Sums of a range, gradients first, and Σ G²/H of the whole. */
export function rangeTotals(
  { scores: K, gradient, hessian }: Histogram,
  low: number,
  high: number,
): { sums: Float64Array; score: number } {
  const sums = new Float64Array(2 * K);
  for (let bin = low; bin < high; bin++)
    for (let k = 0, from = bin * K; k < K; k++, from++) {
      sums[k]! += gradient[from]!;
      sums[K + k]! += hessian[from]!;
    }
  let score = 0;
  for (let k = 0; k < K; k++)
    if (sums[K + k]! >= LEAST_HESSIAN) score += sums[k]! ** 2 / sums[K + k]!;
  return { sums, score };
}
