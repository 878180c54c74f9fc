import { exponentials } from "./exponentials.js";
import type { Fitting } from "./fitting.js";
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
  const of: BinaryRows = { labels, weights, odds, gradient, hessian };
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
    applyAndDerive: (bins, update) => {
      moveAndDerive(of, bins, factorsOf(update));
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

interface BinaryRows extends ClassRows {
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

/** The loop that most of a fit is spent in. */
function moveAndDerive(
  { labels, weights, odds, gradient, hessian }: BinaryRows,
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
    gradient[i] = w * (p - labels[i]!);
    hessian[i] = w * p * q;
  }
}
