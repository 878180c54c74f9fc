import { expect, it } from "vitest";
import {
  foldLabels,
  NoTrainingLabelError,
} from "../../../src/science/mil/labels.js";

it("centres by site and scales by the training bags alone", () => {
  const sites = ["A", "A", "A", "B", "B", "B", "C"];
  const train = [true, true, false, true, true, false, false];
  const values = Float64Array.of(1, 3, 5, 10, 14, NaN, 9);
  const { labels, mean, sd, centre } = foldLabels({ values, sites, train });
  // Training values 1 3 10 14: site means 2 and 12, residuals -1 1 -2 2, sd sqrt(10 / 4).
  expect(mean).toBe(7);
  expect(sd).toBeCloseTo(Math.sqrt(2.5), 12);
  expect([...centre]).toEqual([2, 2, 2, 12, 12, 12, 7]);
  expect(labels[2]).toBeCloseTo(3 / Math.sqrt(2.5), 6);
  expect(labels[5]).toBeNaN();
  expect(labels[6]).toBeCloseTo(2 / Math.sqrt(2.5), 6);
});

it("gives a site seen once the training mean, and a constant gene zeros", () => {
  const one = foldLabels({
    values: Float64Array.of(1, 3, 8),
    sites: ["A", "A", "B"],
    train: [true, true, true],
  });
  expect(one.centre[2]).toBe(4);
  const constant = foldLabels({
    values: Float64Array.of(2.1, 2.1, 2.1),
    sites: [null, null, null],
    train: [true, true, false],
  });
  expect([...constant.labels]).toEqual([0, 0, 0]);
});

it("refuses a fold in which the gene was never measured", () => {
  const input = { values: Float64Array.of(NaN, 1), sites: [null, null] };
  expect(() => foldLabels({ ...input, train: [true, false] })).toThrow(
    NoTrainingLabelError,
  );
});
