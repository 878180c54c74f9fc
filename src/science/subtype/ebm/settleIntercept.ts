import type { BinnedTable } from "./binnedTable.js";
import type { EbmTarget } from "./ebmInput.js";
import type { EbmModel } from "./ebmModel.js";
import { fittingOf } from "./fittingOf.js";
import { leafStep } from "./leafStep.js";

/** Newton's steps, each by half: a shift alone is soon found. */
const STEPS = 60;
const SHARE = 0.5;

/** Moves the intercept until the mean score fits the rows, since the mean of bags is none that was fitted. */
export function settleIntercept(
  model: EbmModel,
  rows: {
    readonly binned: BinnedTable;
    readonly target: EbmTarget;
    readonly weights: Float64Array;
    /** Cells of the model's pairs. @shape [pairs][rows] */
    readonly cells: readonly Uint16Array[];
  },
): EbmModel {
  const { binned, target, weights, cells } = rows;
  const all = Int32Array.from({ length: binned.rows }, (_, row) => row);
  const K = model.intercept.length;
  const fitting = fittingOf(target, all, { weights, start: model.intercept });
  model.terms.forEach(({ scores }, f) => {
    fitting.apply(binned.bins[f]!, scores);
  });
  model.pairs.forEach(({ scores }, p) => {
    fitting.apply(cells[p]!, scores);
  });
  const one = new Uint16Array(binned.rows);
  const intercept = model.intercept.slice();
  for (let step = 0; step < STEPS; step++) {
    fitting.derive();
    const update = new Float64Array(K);
    for (let k = 0; k < K; k++)
      update[k] =
        SHARE *
        leafStep(column(fitting.gradient, K, k), column(fitting.hessian, K, k));
    fitting.apply(one, update);
    for (let k = 0; k < K; k++) intercept[k]! += update[k]!;
  }
  return { ...model, intercept };
}

function column(values: Float64Array, K: number, k: number): number {
  let sum = 0;
  for (let at = k; at < values.length; at += K) sum += values[at]!;
  return sum;
}
