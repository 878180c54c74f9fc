import { Matrix, solve } from "ml-matrix";
import { expect, it } from "vitest";
import { meanEmbedding } from "../../../src/science/mil/baselines/meanEmbedding.js";
import { ridgeOnMean } from "../../../src/science/mil/baselines/ridgeOnMean.js";

const noise = (i: number) => ((Math.sin(12.9 * i) * 43758.5453) % 1) * 2;
const rows = Array.from({ length: 24 }, (_, b) =>
  Float64Array.from({ length: 3 }, (_, d) => noise(3 * b + d) * (d + 1)),
);
const train = rows.map((_, b) => b < 18);
const linear = rows.map((row) => 2 * row[0]! - row[1]! + 5);

it("finds a linear rule and gives unseen bags its value", () => {
  const [predicted] = ridgeOnMean({ rows, labels: [linear], train });
  for (let b = 18; b < 24; b++)
    expect(predicted![b]).toBeCloseTo(linear[b]!, 1);
});

it("predicts a constant label as it is", () => {
  const label = rows.map(() => 3);
  const [predicted] = ridgeOnMean({ rows, labels: [label], train });
  for (const value of predicted!) expect(value).toBeCloseTo(3, 12);
});

it("equals the direct solution for one of its strengths, and leaves it by the least leave-one-out error", () => {
  const label = rows.map((row, b) => row[0]! + noise(999 + b));
  const [predicted] = ridgeOnMean({ rows, labels: [label], train });
  const known = [...rows.keys()].slice(0, 18);
  /** Prediction of `of` from `bags` with penalty `lambda`, standardised on all training bags. */
  const mean = [0, 1, 2].map(
    (d) => known.reduce((s, b) => s + rows[b]![d]!, 0) / 18,
  );
  const sd = mean.map((m, d) =>
    Math.sqrt(known.reduce((s, b) => s + (rows[b]![d]! - m) ** 2, 0) / 18),
  );
  const z = (b: number) => mean.map((m, d) => (rows[b]![d]! - m) / sd[d]!);
  const direct = (bags: number[], lambda: number, of: number) => {
    // Intercept unpenalised: an explicit column of ones.
    const x = new Matrix(bags.map((b) => [...z(b), 1]));
    const penalty = Matrix.diag([lambda, lambda, lambda, 0]);
    const y = Matrix.columnVector(bags.map((b) => label[b]!));
    const weights = solve(
      x.transpose().mmul(x).add(penalty),
      x.transpose().mmul(y),
    );
    return new Matrix([[...z(of), 1]]).mmul(weights).get(0, 0);
  };
  // Mean eigenvalue of X Xᵀ is dim.
  const strengths = Array.from(
    { length: 17 },
    (_, i) => 3 * 10 ** (-4 + i / 2),
  );
  const errors = strengths.map((lambda) =>
    known.reduce((sum, left) => {
      const others = known.filter((b) => b !== left);
      return sum + (direct(others, lambda, left) - label[left]!) ** 2;
    }, 0),
  );
  const best = strengths[errors.indexOf(Math.min(...errors))]!;
  for (let b = 0; b < 24; b++)
    expect(predicted![b]).toBeCloseTo(direct(known, best, b), 6);
});

it("fits each label on the bags where it is known", () => {
  const gap = linear.slice();
  gap[2] = NaN;
  const [a, b] = ridgeOnMean({ rows, labels: [linear, gap], train });
  expect(a).not.toEqual(b);
  expect(b!.every(Number.isFinite)).toBe(true);
});

it("averages a bag's tiles", () => {
  const features = Float32Array.of(1, 2, 3, 6);
  expect([...meanEmbedding([{ id: "B", tiles: 2, features }])[0]!]).toEqual([
    2, 4,
  ]);
});
