import type { KindModel } from "../../../../src/science/morphology/kindModel.js";
import { KINDS } from "../../../../src/science/morphology/kindModel.js";
import { WINDOW_FEATURES } from "../../../../src/science/morphology/windowFeatures.js";
import type { LabelledWindow } from "./labelledWindows.js";

const SIZE = WINDOW_FEATURES.length;
const KIND_COUNT = KINDS.length;
const STRIDE = SIZE + 1;
const BOUND = 3;
const RIDGE = 0.0005;

/** Fits the softmax by Adam on the weighted cross-entropy with a ridge on its weights. */
export function fitKinds(
  windows: readonly LabelledWindow[],
  steps: number,
): KindModel {
  const { mean, sd } = scales(windows);
  const z = new Float64Array(windows.length * SIZE);
  windows.forEach(({ features }, i) => {
    for (let f = 0; f < SIZE; f++) {
      const value = (features[f]! - mean[f]!) / sd[f]!;
      z[i * SIZE + f] = Math.max(-BOUND, Math.min(BOUND, value));
    }
  });
  const theta = new Float64Array(KIND_COUNT * STRIDE);
  const first = new Float64Array(theta.length);
  const second = new Float64Array(theta.length);
  for (let step = 1; step <= steps; step++) {
    const slope = gradient(windows, z, theta);
    for (let j = 0; j < theta.length; j++) {
      const g = slope[j]! + (j % STRIDE < SIZE ? RIDGE * theta[j]! : 0);
      first[j] = 0.9 * first[j]! + 0.1 * g;
      second[j] = 0.999 * second[j]! + 0.001 * g * g;
      const mended = first[j]! / (1 - 0.9 ** step);
      theta[j]! -=
        (0.05 * mended) / (Math.sqrt(second[j]! / (1 - 0.999 ** step)) + 1e-9);
    }
  }
  const row = (k: number): number[] => [
    ...theta.slice(k * STRIDE, k * STRIDE + SIZE),
  ];
  return {
    mean,
    sd,
    bias: KINDS.map((_, k) => theta[k * STRIDE + SIZE]!),
    weights: KINDS.map((_, k) => row(k)),
  };
}

function gradient(
  windows: readonly LabelledWindow[],
  z: Float64Array,
  theta: Float64Array,
): Float64Array {
  const slope = new Float64Array(theta.length);
  const p = new Float64Array(KIND_COUNT);
  windows.forEach(({ kind, weight }, i) => {
    let total = 0;
    for (let k = 0; k < KIND_COUNT; k++) {
      let sum = theta[k * STRIDE + SIZE]!;
      for (let f = 0; f < SIZE; f++)
        sum += theta[k * STRIDE + f]! * z[i * SIZE + f]!;
      total += p[k] = Math.exp(Math.min(sum, 500));
    }
    for (let k = 0; k < KIND_COUNT; k++) {
      const g = weight * (p[k]! / total - (k === kind ? 1 : 0));
      for (let f = 0; f < SIZE; f++)
        slope[k * STRIDE + f]! += g * z[i * SIZE + f]!;
      slope[k * STRIDE + SIZE]! += g;
    }
  });
  return slope;
}

function scales(windows: readonly LabelledWindow[]): {
  mean: number[];
  sd: number[];
} {
  const mean = new Array<number>(SIZE).fill(0);
  const sd = new Array<number>(SIZE).fill(0);
  for (const { features, weight } of windows)
    features.forEach((value, f) => (mean[f]! += weight * value));
  for (const { features, weight } of windows)
    features.forEach(
      (value, f) => (sd[f]! += weight * (value - mean[f]!) ** 2),
    );
  return { mean, sd: sd.map((value) => Math.sqrt(value) || 1) };
}
