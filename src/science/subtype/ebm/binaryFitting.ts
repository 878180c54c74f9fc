import { exponentials } from "./exponentials.js";
import type { Fitting } from "./fitting.js";
import type { ClassRows } from "./softmaxFitting.js";

/** Beyond these odds a probability is not told from 0 or 1. */
const MOST = 1e200;

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
  const derive = (): void => {
    for (let i = 0; i < rows; i++) {
      const p = odds[i]! / (1 + odds[i]!);
      const w = weights[i]!;
      gradient[i] = w * (p - labels[i]!);
      hessian[i] = (w * p) / (1 + odds[i]!);
    }
  };
  derive();
  return {
    gradient,
    hessian,
    derive,
    apply: (bins, update) => {
      if (factors.length < update.length)
        factors = new Float64Array(update.length);
      exponentials(update, 1, factors);
      for (let i = 0; i < rows; i++) {
        const own = odds[i]! * factors[bins[i]!]!;
        odds[i] = Math.min(MOST, Math.max(1 / MOST, own));
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
