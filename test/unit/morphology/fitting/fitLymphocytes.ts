import { Matrix, solve } from "ml-matrix";
import type { LymphocyteModel } from "../../../../src/science/morphology/lymphocyteModel.js";
import type { LabelledNucleus } from "./labelledNuclei.js";

const STEPS = 7;
const RIDGE = 0.001;

/** Fits the logistic by Newton's method with a ridge; images weigh by the root of their nuclei, so that none rules. */
export function fitLymphocytes(
  nuclei: readonly LabelledNucleus[],
): LymphocyteModel {
  const size = nuclei[0]!.features.length;
  const columns = Array.from({ length: size }, (_, f) =>
    nuclei.map(({ features }) => features[f]!),
  );
  const mean = columns.map((column) => meanOf(column));
  const sd = columns.map((column, f) =>
    Math.sqrt(meanOf(column.map((value) => (value - mean[f]!) ** 2))),
  );
  const counts = new Map<string, number>();
  for (const { image } of nuclei)
    counts.set(image, (counts.get(image) ?? 0) + 1);
  const rows = nuclei.map(({ image, lymphocyte, features }) => ({
    z: [1, ...features.map((value, f) => (value - mean[f]!) / sd[f]!)],
    target: +lymphocyte,
    weight: 1 / Math.sqrt(counts.get(image)!),
  }));
  let theta = new Array<number>(size + 1).fill(0);
  for (let step = 0; step < STEPS; step++) theta = newton(rows, theta);
  const [bias, ...weights] = theta;
  return { mean, sd, weights, bias: bias! };
}

interface Row {
  readonly z: readonly number[];
  readonly target: number;
  readonly weight: number;
}

function newton(rows: readonly Row[], theta: readonly number[]): number[] {
  const n = theta.length;
  const slope = new Float64Array(n);
  const bend = new Float64Array(n * n);
  let total = 0;
  for (const { z, target, weight } of rows) {
    let logit = 0;
    for (let f = 0; f < n; f++) logit += z[f]! * theta[f]!;
    const p = 1 / (1 + Math.exp(-logit));
    const bent = weight * p * (1 - p);
    total += weight;
    for (let f = 0; f < n; f++) {
      slope[f]! += weight * (p - target) * z[f]!;
      for (let g = 0; g < n; g++) bend[f * n + g]! += bent * z[f]! * z[g]!;
    }
  }
  for (let f = 1; f < n; f++) {
    slope[f]! += total * RIDGE * theta[f]!;
    bend[f * n + f]! += total * RIDGE;
  }
  const step = solve(
    Matrix.from1DArray(n, n, bend),
    Matrix.columnVector(slope),
  );
  return theta.map((value, f) => value - step.get(f, 0));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
