import type { Fitting } from "./fitting.js";
import { fillHistogram } from "./histogram.js";

/** Half the squared error of numbers. @param start score before anything is applied */
export function squaredFitting(
  values: Float64Array,
  start: Float64Array,
): Fitting {
  const gradient = values.map((value) => start[0]! - value);
  const hessian = new Float64Array(values.length).fill(1);
  const apply = (bins: Uint16Array, update: Float64Array): void => {
    for (let i = 0; i < gradient.length; i++) gradient[i]! += update[bins[i]!]!;
  };
  return {
    gradient,
    hessian,
    // The gradient is the score less a constant: nothing is left to do.
    derive: () => undefined,
    apply,
    applyAndSum: (bins, update, next) => {
      apply(bins, update);
      if (next !== null) fillHistogram(next, { gradient, hessian });
    },
    loss: () => gradient.reduce((sum, g) => sum + g * g, 0) / values.length / 2,
  };
}
