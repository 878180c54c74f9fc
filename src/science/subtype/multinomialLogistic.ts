import type {
  ClassModel,
  ClassRowsToFit,
  TaughtClasses,
} from "./classModel.js";
import { innerParts, lossOf } from "./innerParts.js";
import { standardColumns } from "./standardColumns.js";

/** Strengths of the penalty that are tried, from strong to weak; each starts from where the last ended. */
const STRENGTHS = [1, 0.3, 0.1, 0.03, 0.01, 0.003];
const STEPS = 200;
const PARTS = 4;

/**
 * Multinomial logistic regression with a squared penalty on standardised features; missing values are their mean. The
 * penalty's strength is that of the least log loss where every fourth row of each class in turn is left out.
 * @source Nesterov 1983 (accelerated gradient, step 1 / L)
 */
export function fitLogistic(rows: ClassRowsToFit): TaughtClasses {
  const strength = chooseStrength(rows);
  const path = STRENGTHS.slice(0, STRENGTHS.indexOf(strength) + 1);
  const foretell = modelOf(rows, path)[path.length - 1]!;
  return { foretell, settings: { strength } };
}

function chooseStrength(rows: ClassRowsToFit): number {
  const losses = new Float64Array(STRENGTHS.length);
  for (const { kept, left } of innerParts(rows, PARTS))
    modelOf(kept, STRENGTHS).forEach((model, s) => {
      losses[s]! += lossOf(model(left.x), left);
    });
  return STRENGTHS[losses.indexOf(Math.min(...losses))]!;
}

/** One model a strength. */
function modelOf(
  { x, labels, classes: K }: ClassRowsToFit,
  strengths: readonly number[],
): ClassModel[] {
  const standardise = standardColumns(x);
  const z = x.map(standardise);
  const dim = z[0]!.length + 1;
  let largest = 0;
  for (const row of z)
    largest = Math.max(largest, 1 + row.reduce((sum, v) => sum + v * v, 0));
  let weights: Float64Array = new Float64Array(dim * K);
  return strengths.map((strength) => {
    weights = descend(z, labels, { weights, K, strength, bound: largest / 2 });
    const own = weights;
    return (rows) => {
      const out = new Float64Array(rows.length * K);
      rows.forEach((row, i) => {
        out.set(softmaxOf(standardise(row), own, K), i * K);
      });
      return out;
    };
  });
}

interface Descent {
  readonly weights: Float64Array;
  readonly K: number;
  readonly strength: number;
  /** Of the loss's curvature. */
  readonly bound: number;
}

function descend(
  z: readonly Float64Array[],
  labels: Int32Array,
  { weights, K, strength, bound }: Descent,
): Float64Array {
  let w: Float64Array = weights.slice();
  let ahead: Float64Array = w.slice();
  let t = 1;
  const step = 1 / (bound + strength);
  for (let s = 0; s < STEPS; s++) {
    const gradient = slope(z, labels, ahead, K);
    const next = new Float64Array(w.length);
    for (let i = 0; i < w.length; i++) {
      // The intercepts, last of all, carry no penalty.
      const penalty = i < w.length - K ? strength * ahead[i]! : 0;
      next[i] = ahead[i]! - step * (gradient[i]! + penalty);
    }
    const t2 = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
    ahead = next.map((v, i) => v + ((t - 1) / t2) * (v - w[i]!));
    w = next;
    t = t2;
  }
  return w;
}

/** Of the mean log loss. @shape result [features + 1, classes] */
function slope(
  z: readonly Float64Array[],
  labels: Int32Array,
  weights: Float64Array,
  K: number,
): Float64Array {
  const out = new Float64Array(weights.length);
  z.forEach((row, i) => {
    const p = softmaxOf(row, weights, K);
    p[labels[i]!]! -= 1;
    for (let f = 0; f <= row.length; f++) {
      const value = f < row.length ? row[f]! : 1;
      for (let k = 0; k < K; k++) out[f * K + k]! += (value * p[k]!) / z.length;
    }
  });
  return out;
}

function softmaxOf(
  row: Float64Array,
  weights: Float64Array,
  K: number,
): Float64Array {
  const scores = weights.slice(row.length * K, row.length * K + K);
  for (let f = 0; f < row.length; f++)
    for (let k = 0; k < K; k++) scores[k]! += row[f]! * weights[f * K + k]!;
  const most = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < K; k++) sum += scores[k] = Math.exp(scores[k]! - most);
  return scores.map((v) => v / sum);
}
