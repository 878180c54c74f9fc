import type { KindModel } from "./kindModel.js";
import { KINDS, KIND_MODEL } from "./kindModel.js";
import type { Windows } from "./windowFeatures.js";
import { WINDOW_FEATURES } from "./windowFeatures.js";

/** Standard deviations beyond which a feature tells no more: what no training tile showed is not extrapolated. */
const BOUND = 3;

/** Share of each kind of tissue in a tile: the mean over its windows. @shape [kinds] */
export function kindShares(
  windows: Windows,
  model: KindModel = KIND_MODEL,
): Float64Array {
  return meanKinds(windowKinds(windows, model));
}

/** Mean over windows. @shape kinds [windows, kinds] */
export function meanKinds(kinds: Float64Array): Float64Array {
  const count = KINDS.length;
  const windows = kinds.length / count;
  const shares = new Float64Array(count);
  for (let at = 0; at < kinds.length; at++)
    shares[at % count]! += kinds[at]! / windows;
  return shares;
}

/** How far each window is of each kind: a softmax on its features. @shape [rows * columns, kinds] */
export function windowKinds(
  { rows, columns, values }: Windows,
  model: KindModel = KIND_MODEL,
): Float64Array {
  const count = KINDS.length;
  const size = WINDOW_FEATURES.length;
  const windows = rows * columns;
  const kinds = new Float64Array(windows * count);
  const logits = new Float64Array(count);
  const x = new Float64Array(size);
  for (let window = 0; window < windows; window++) {
    for (let f = 0; f < size; f++) {
      const z = values[window * size + f]! - model.mean[f]!;
      x[f] = Math.max(-BOUND, Math.min(BOUND, z / model.sd[f]!));
    }
    const total = exponentials(model, x, logits);
    for (let k = 0; k < count; k++)
      kinds[window * count + k] = logits[k]! / total;
  }
  return kinds;
}

function exponentials(
  model: KindModel,
  x: Float64Array,
  logits: Float64Array,
): number {
  let most = -Infinity;
  for (let k = 0; k < logits.length; k++) {
    const weights = model.weights[k]!;
    let sum = model.bias[k]!;
    for (let f = 0; f < x.length; f++) sum += weights[f]! * x[f]!;
    logits[k] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let k = 0; k < logits.length; k++)
    total += logits[k] = Math.exp(logits[k]! - most);
  return total;
}
