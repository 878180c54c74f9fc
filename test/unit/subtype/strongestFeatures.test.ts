import { expect, test } from "vitest";
import { kruskalWallis } from "../../../src/science/stats/kruskalWallis.js";
import { fitFold } from "../../../src/science/subtype/fitFold.js";
import { strongestFeatures } from "../../../src/science/subtype/strongestFeatures.js";
import { noise, tableOf } from "./smallTable.js";

const SMALL = tableOf(
  ["told", "noise", "gaps", "constant"],
  [
    [1, 5, 2, 7],
    [2, 1, null, 7],
    [3, 9, 2, 7],
    [4, 3, 3, 7],
    [5, 6, 5, 7],
    [6, 2, 5, 7],
    [7, 8, null, 7],
    [8, 4, 6, 7],
    [9, 7, 4, 7],
    [10, 2, 5, 7],
    [11, 9, 6, 7],
    [12, 4, 6, 7],
  ],
);
const CLASS = Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);

test("ranks differ between classes as SciPy 1.17.1 finds (kruskal, missing values left out)", () => {
  const h = SMALL.features.map((_, f) =>
    kruskalWallis(SMALL.values.subarray(12 * f, 12 * f + 12), CLASS),
  );
  [9.846153846153847, 0.2429328621908177, 6.0576923076923075, 0].forEach(
    (expected, f) => expect(h[f]).toBeCloseTo(expected, 10),
  );
});

test("features that differ most between classes are kept, in the table's order", () => {
  const two = strongestFeatures(SMALL, CLASS, 2);
  expect(two.features).toEqual(["told", "gaps"]);
  expect([...two.values.subarray(12)]).toEqual([
    ...SMALL.values.subarray(24, 36),
  ]);
  expect(strongestFeatures(SMALL, CLASS, 3).features).not.toContain("constant");
  expect(strongestFeatures(SMALL, CLASS, 4).features).toEqual(SMALL.features);
});

test("rows that are held out choose no feature", () => {
  const rows = Array.from({ length: 60 }, (_, i) => [
    (i % 2) + noise(i),
    ...Array.from({ length: 30 }, (_, f) => noise(i + 100 * (f + 1))),
    // Tells the class of those held out alone.
    i % 5 === 0 ? i % 2 : 0,
  ]);
  const features = rows[0]!.map((_, f) => `g${f}`);
  const labels = Int32Array.from(rows, (_, i) => i % 2);
  const every = [...labels.keys()];
  const { ebm, probabilities } = fitFold({
    model: "ebm",
    table: tableOf(features, rows),
    classes: ["x", "y"],
    labels,
    train: Int32Array.from(every.filter((i) => i % 5 !== 0)),
    test: Int32Array.from(every.filter((i) => i % 5 === 0)),
    pairs: 0,
    settings: { outerBags: 2, smoothingRounds: 5, maxRounds: 40 },
    strongest: 3,
    seed: 0,
  });
  const taught = ebm!.terms.map(({ feature }) => feature);
  expect(taught.length).toBe(3);
  expect(taught).toContain("g0");
  expect(taught).not.toContain("g31");
  expect(probabilities.length).toBe(24);
});
