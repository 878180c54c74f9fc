import { expect, test } from "vitest";
import { binaryFitting } from "../../../src/science/subtype/ebm/binaryFitting.js";
import {
  emptyHistogram,
  fillHistogram,
} from "../../../src/science/subtype/ebm/histogram.js";
import { softmaxFitting } from "../../../src/science/subtype/ebm/softmaxFitting.js";
import { squaredFitting } from "../../../src/science/subtype/ebm/squaredFitting.js";
import { noise } from "./smallTable.js";

const ROWS = 101;
const labels = Int32Array.from({ length: ROWS }, (_, i) => i % 2);
const weights = Float64Array.from(labels, (_, i) => 0.5 + noise(i));
const bins = Uint16Array.from(labels, (_, i) => Math.floor(5 * noise(i + 7)));
const next = Uint16Array.from(labels, (_, i) => Math.floor(9 * noise(i + 70)));

test.each([
  [
    "two classes",
    1,
    () => binaryFitting({ labels, weights }, Float64Array.of(0.3)),
  ],
  [
    "several",
    3,
    () => softmaxFitting({ labels, weights }, Float64Array.of(0, 1, 2)),
  ],
  ["numbers", 1, () => squaredFitting(weights, Float64Array.of(1))],
] as const)(
  "one pass over the rows gives what three give, to the last bit: %s",
  (_, K, fitting) => {
    const update = Float64Array.from({ length: 5 * K }, (__, i) => noise(i));
    const summed = (): [Float64Array, Float64Array] => {
      const own = fitting();
      const into = emptyHistogram(9, K);
      own.applyAndSum(bins, update, { bins: next, count: 9, into });
      return [into.gradient, into.hessian];
    };
    const apart = fitting();
    apart.apply(bins, update);
    apart.derive();
    const into = emptyHistogram(9, K);
    fillHistogram({ bins: next, count: 9, into }, apart);
    expect(summed()).toEqual([into.gradient, into.hessian]);
    expect(into.gradient.some((g) => g !== 0)).toBe(true);
  },
);
