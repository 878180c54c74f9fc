import { exponentials } from "./exponentials.js";
import type { Fitting, WantedSums } from "./fitting.js";
import { emptyBins } from "./histogram.js";
import type { ClassRows } from "./softmaxFitting.js";

/** Beyond these odds a probability is not told from 0 or 1. */
const MOST = 1e200;
const LEAST = 1 / MOST;

/** Log loss of two classes; the score is the logit of the second. Odds are kept and multiplied, as softmaxFitting does. */
export function binaryFitting(
  { labels, weights }: ClassRows,
  start: Float64Array,
): Fitting {
  const rows = labels.length;
  const odds = new Float64Array(rows).fill(Math.exp(start[0]!));
  const gradient = new Float64Array(rows);
  const hessian = new Float64Array(rows);
  let factors = new Float64Array(0);
  const classes = Float64Array.from(labels);
  const of: BinaryRows = { classes, weights, odds, gradient, hessian };
  const alike = weights.every((weight) => weight === 1);
  const sum = alike ? moveAndSum : moveAndWeigh;
  const factorsOf = (update: Float64Array): Float64Array => {
    if (factors.length < update.length)
      factors = new Float64Array(update.length);
    exponentials(update, 1, factors);
    return factors;
  };
  const unmoved = new Uint16Array(rows);
  const derive = (): void => {
    moveAndDerive(of, unmoved, Float64Array.of(1));
  };
  derive();
  return {
    gradient,
    hessian,
    derive,
    apply: (bins, update) => {
      move(odds, bins, factorsOf(update));
    },
    applyAndSum: (bins, update, next) => {
      const own = factorsOf(update);
      if (next === null) moveAndDerive(of, bins, own);
      else {
        emptyBins(next);
        sum(of, bins, own, next);
      }
    },
    loss: () => {
      let sum = 0;
      let total = 0;
      for (let i = 0; i < rows; i++) {
        const own = odds[i]!;
        const against = labels[i] === 1 ? 1 / own : own;
        sum += weights[i]! * Math.log1p(against);
        total += weights[i]!;
      }
      return sum / total;
    },
  };
}

interface BinaryRows extends Pick<ClassRows, "weights"> {
  /** 0 or 1, of the kind that is computed with. */
  readonly classes: Float64Array;
  readonly odds: Float64Array;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

function move(
  odds: Float64Array,
  bins: Uint16Array,
  factors: Float64Array,
): void {
  for (let i = 0; i < odds.length; i++) {
    const own = odds[i]! * factors[bins[i]!]!;
    odds[i] = own > MOST ? MOST : own < LEAST ? LEAST : own;
  }
}

function moveAndDerive(
  { classes, weights, odds, gradient, hessian }: BinaryRows,
  bins: Uint16Array,
  factors: Float64Array,
): void {
  for (let i = 0; i < odds.length; i++) {
    const moved = odds[i]! * factors[bins[i]!]!;
    const own = moved > MOST ? MOST : moved < LEAST ? LEAST : moved;
    const q = 1 / (1 + own);
    const p = own * q;
    const w = weights[i]!;
    odds[i] = own;
    gradient[i] = w * (p - classes[i]!);
    hessian[i] = w * p * q;
  }
}

/** The loop that most of a fit is spent in: sums are of the same order as where they are made by themselves. */
function moveAndSum(
  { classes, odds }: BinaryRows,
  bins: Uint16Array,
  factors: Float64Array,
  { bins: to, into: { gradient: G, hessian: H } }: WantedSums,
): void {
  for (let i = 0; i < odds.length; i++) {
    const moved = odds[i]! * factors[bins[i]!]!;
    const own = moved > MOST ? MOST : moved < LEAST ? LEAST : moved;
    const q = 1 / (1 + own);
    const p = own * q;
    const bin = to[i]!;
    odds[i] = own;
    G[bin]! += p - classes[i]!;
    H[bin]! += p * q;
  }
}

/** The same where rows have weights. */
function moveAndWeigh(
  { classes, weights, odds }: BinaryRows,
  bins: Uint16Array,
  factors: Float64Array,
  { bins: to, into: { gradient: G, hessian: H } }: WantedSums,
): void {
  for (let i = 0; i < odds.length; i++) {
    const moved = odds[i]! * factors[bins[i]!]!;
    const own = moved > MOST ? MOST : moved < LEAST ? LEAST : moved;
    const q = 1 / (1 + own);
    const p = own * q;
    const w = weights[i]!;
    const bin = to[i]!;
    odds[i] = own;
    G[bin]! += w * (p - classes[i]!);
    H[bin]! += w * p * q;
  }
}
