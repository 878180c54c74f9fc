import { expect, it } from "vitest";
import { FitInputError } from "../../../src/science/mil/baselines/fitInput.js";
import { plsOnMean } from "../../../src/science/mil/baselines/plsOnMean.js";
import { gaussians } from "../stats/gaussians.js";
import { pearson } from "../../../src/science/stats/correlation.js";

/** More columns than bags, of which one direction carries the label. */
const driver = gaussians(60, 1);
const columns = Array.from({ length: 90 }, (_, d) => gaussians(60, 100 + d));
const rows = Array.from({ length: 60 }, (_, b) =>
  Float64Array.from(
    columns,
    (column, d) => column[b]! + (d < 30 ? driver[b]! : 0),
  ),
);
const train = rows.map((_, b) => b < 45);
const label = driver.map((value) => 3 + value);
const unseen = <T>(values: ArrayLike<T>) => Array.from(values).slice(45);

it("finds the direction that carries a label, and gives unseen bags its value", () => {
  const [predicted] = plsOnMean({ rows, labels: [label], train });
  expect(pearson(unseen(predicted!), unseen(label))).toBeGreaterThan(0.85);
});

it("predicts hardly more than the mean where nothing carries the label", () => {
  const noise = gaussians(60, 7);
  const [predicted] = plsOnMean({ rows, labels: [noise], train });
  const error = (of: (b: number) => number) =>
    unseen([...rows.keys()]).reduce(
      (sum, b) => sum + (of(b) - noise[b]!) ** 2,
      0,
    );
  expect(error((b) => predicted![b]!)).toBeLessThan(2 * error(() => 0));
});

it("predicts a constant as it is, and a label from the bags where it is known", () => {
  const constant = rows.map(() => 3);
  const gap = label.map((y, b) => (b % 7 === 0 ? Number.NaN : y));
  const [flat, partly] = plsOnMean({ rows, labels: [constant, gap], train });
  for (const value of flat!) expect(value).toBeCloseTo(3, 9);
  expect(pearson(unseen(partly!), unseen(label))).toBeGreaterThan(0.8);
});

it("refuses a label that no training bag has", () => {
  const none = rows.map(() => Number.NaN);
  expect(() => plsOnMean({ rows, labels: [none], train })).toThrow(
    FitInputError,
  );
});
