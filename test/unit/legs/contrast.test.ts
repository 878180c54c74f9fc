import { expect, it } from "vitest";
import {
  contrasts,
  spreadWithinBags,
} from "../../../src/science/legs/contrast.js";
import { location } from "../../../src/science/legs/located.js";

// Two bags of 2 and 3 tiles; two measures.
const measures = {
  tiles: [2, 3],
  values: Float32Array.of(0, 5, 1, 5, 0, 1, 0, 2, 3, 3),
  measures: 2,
};

it("spread is that within bags, pooled; a measure that no bag varies in counts as 1", () => {
  // First measure: squares .5 + 6 over 5 tiles; second: 0 + 2.
  const [first, second] = spreadWithinBags(measures);
  expect(first).toBeCloseTo(Math.sqrt(6.5 / 5), 12);
  expect(second).toBeCloseTo(Math.sqrt(2 / 5), 12);
  const flat = { ...measures, values: new Float32Array(10).fill(4) };
  expect([...spreadWithinBags(flat)]).toEqual([1, 1]);
});

it("a contrast is the covariance of contribution and measure, in the measure's spread", () => {
  const contribution = [0.2, 0.6, 0, 0, 1];
  const found = contrasts(contribution, measures, Float64Array.of(1, 2));
  // Bag 1: -.5 * .2 + .5 * .6 = .2, and nothing of a constant; bag 2: 1 * 2 = 2, and 1 / 2.
  expect([...found].map((c) => Number(c.toFixed(6)))).toEqual([0.2, 0, 2, 0.5]);
});

it("attention that always goes to a morphology proves nothing unless the prediction does", () => {
  // Every tile carries the same: where it looks does not matter.
  const found = contrasts([1, 1, 1, 1, 1], measures, Float64Array.of(1, 1));
  expect(found.every((c) => Math.abs(c) < 1e-12)).toBe(true);
});

it("p counts shuffled models at least as far in the claimed direction", () => {
  const units = {
    patients: ["a", "b"],
    sites: ["s", "s"],
    sealed: [false, true],
    subtypes: [null, null],
  };
  const asked = {
    units,
    contrast: [0.5, 0],
    nulls: [0.5, 0.25, -0.4, 0],
    shuffled: [0, 0],
  };
  const up = location({ ...asked, direction: 1, resamples: [] });
  expect(up).toMatchObject({ p: 3 / 5, n: 2, nulls: 4, interval: null });
  expect(up.value).toBeCloseTo(0.25, 12);
  const down = location({ ...asked, direction: -1, resamples: [] });
  expect(down.value).toBeCloseTo(-0.25, 12);
  // -.5, -.25, .4 and 0 against -.25: three are as large.
  expect(down.p).toBeCloseTo(4 / 5, 12);
});

it("a fold counts where its own contrast is beyond that of shuffled models in the claimed direction", () => {
  const folds = [0, 0, 0, 1, 1, 1, 2, 2, null, 3, 3, 3];
  const units = {
    patients: folds.map((_, b) => `P${b}`),
    sites: folds.map(() => "s"),
    sealed: folds.map((fold) => fold === null),
    folds,
    subtypes: folds.map(() => null),
  };
  // The second fold is above zero, but shuffled models are more so; the third is of two patients.
  const asked = {
    units,
    contrast: [0.3, 0.1, 0.2, 0.3, 0.3, 0.3, 5, 5, 5, 0, 0, 0.3],
    shuffled: [0, 0.1, 0, 0.4, 0.4, 0.4, 0, 0, 0, 0, 0, 0],
    nulls: [],
    resamples: [],
  };
  const count = (direction: 1 | -1) => location({ ...asked, direction }).folds;
  expect(count(1)).toEqual({ agree: 2, of: 3 });
  expect(count(-1)).toEqual({ agree: 1, of: 3 });
});
