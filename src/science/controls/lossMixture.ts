import type { Beta } from "./betaDensity.js";
import { betaOfMoments, logBetaDensity } from "./betaDensity.js";

/** Losses of samples as one beta distribution against two. */
export interface LossMixture {
  /** Probability that a sample is of the component with the larger losses. @shape [samples] */
  readonly wrong: Float64Array;
  /** BIC of one component less that of two: positive where two say more. */
  readonly gain: number;
}

/** Two components and the share of the second. */
interface Pair {
  readonly low: Beta;
  readonly high: Beta;
  readonly share: number;
}

const ITERATIONS = 30;
/** Left at both ends, where a beta density may be infinite. */
const EDGE = 1e-4;
/** The components are fitted to all but the largest twentieth: a squared error has no bound. */
const FITTED = 0.95;

/**
 * Two beta components by EM, the M-step by moments, against one, by BIC. Losses are brought to 0 to 1 by the range of
 * those fitted.
 * @source Arazo 2019, doi:10.48550/arXiv.1904.11238, section 3.1; Schwarz 1978, doi:10.1214/aos/1176344136
 */
export function lossMixture(losses: ArrayLike<number>): LossMixture {
  const sorted = Float64Array.from(losses).sort();
  const most = sorted[Math.floor(FITTED * (sorted.length - 1))] ?? 1;
  const x = unitRange(losses, sorted[0] ?? 0, most);
  const fitted = x.filter((_, i) => losses[i]! <= most);
  const one = betaOfMoments(fitted, new Float64Array(fitted.length).fill(1));
  const pair = twoComponents(fitted);
  const fit = (of: (v: number) => number): number =>
    fitted.reduce((sum, v) => sum + of(v), 0);
  const bic = (parameters: number, logLikelihood: number): number =>
    parameters * Math.log(fitted.length) - 2 * logLikelihood;
  const single = fit((v) => logBetaDensity(one, v));
  const double = fit((v) => logDensities(pair, v).all);
  const usual = pair.low.a / (pair.low.a + pair.low.b);
  return {
    // In both tails the wider component has the greater density; what loses less than most true labels is not wrong.
    wrong: x.map((v) => (v > usual ? ofHigh(pair, v) : 0)),
    gain: bic(2, single) - bic(5, double),
  };
}

/** EM, from every sample shared out by its own loss. */
function twoComponents(x: Float64Array): Pair {
  let pair = componentsOf(x, x);
  for (let i = 0; i < ITERATIONS; i++) {
    const before = pair;
    pair = componentsOf(
      x,
      x.map((v) => ofHigh(before, v)),
    );
  }
  return pair;
}

/** @param high share of each sample that is of the second component */
function componentsOf(x: Float64Array, high: Float64Array): Pair {
  const total = high.reduce((sum, w) => sum + w, 0);
  return {
    low: betaOfMoments(
      x,
      high.map((w) => 1 - w),
    ),
    high: betaOfMoments(x, high),
    share: total / x.length,
  };
}

function logDensities({ low, high, share }: Pair, v: number) {
  const down = Math.log(1 - share) + logBetaDensity(low, v);
  const up = Math.log(share) + logBetaDensity(high, v);
  const top = Math.max(down, up);
  const all = top + Math.log(Math.exp(down - top) + Math.exp(up - top));
  return { up, all };
}

function ofHigh(pair: Pair, v: number): number {
  const { up, all } = logDensities(pair, v);
  return Math.exp(up - all);
}

function unitRange(
  losses: ArrayLike<number>,
  low: number,
  most: number,
): Float64Array {
  const range = most > low ? most - low : 1;
  return Float64Array.from(losses, (loss) =>
    Math.min(1 - EDGE, Math.max(EDGE, (loss - low) / range)),
  );
}
