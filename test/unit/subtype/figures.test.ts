import { expect, test } from "vitest";
import { areaUnderCurve } from "../../../src/science/subtype/areaUnderCurve.js";
import { classFigures } from "../../../src/science/subtype/classFigures.js";
import {
  fitFold,
  SUBTYPE_MODELS,
} from "../../../src/science/subtype/fitFold.js";
import { subtypeFolds } from "../../../src/science/subtype/subtypeFolds.js";
import {
  SubtypeLabelError,
  subtypeLabels,
} from "../../../src/science/subtype/subtypeLabels.js";
import { noise, tableOf } from "./smallTable.js";

test("the area under the curve has DeLong's interval", () => {
  const scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.7, 0.2, 0.9, 0.55, 0.4];
  const of = [0, 0, 1, 1, 0, 1, 0, 1, 0, 1].map((own) => own === 1);
  const { value, interval } = areaUnderCurve(scores, of);
  // By all pairs, with NumPy and SciPy: test/reference/auc.py.
  expect(value).toBeCloseTo(0.8, 12);
  expect(interval!.low).toBeCloseTo(0.384267, 6);
  expect(interval!.high).toBeCloseTo(0.9624592, 6);
});

test("where all are told apart there is no interval", () => {
  expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toEqual({
    value: 1,
    interval: null,
  });
});

test("a model that knows only shares has the prior's figures", () => {
  const labels = Int32Array.from({ length: 40 }, (_, i) => (i < 30 ? 0 : 1));
  const shares = Float64Array.from({ length: 80 }, (_, i) =>
    i % 2 === 0 ? 0.75 : 0.25,
  );
  const found = classFigures(shares, labels, { classes: 2, seed: 0 });
  expect(found.auc.map(({ value }) => value)).toEqual([0.5, 0.5]);
  expect(found.balancedAccuracy).toMatchObject({ value: 0.5, prior: 0.5 });
  expect(found.confusion).toEqual([
    [30, 0],
    [10, 0],
  ]);
  expect(found.logLoss.value).toBeCloseTo(found.logLoss.prior, 12);
});

test("foretold and observed shares meet over all bins", () => {
  const labels = Int32Array.from({ length: 60 }, (_, i) => i % 2);
  const p = Float64Array.from({ length: 120 }, (_, i) => {
    const one = 0.2 + 0.6 * noise(i >> 1);
    return i % 2 === 0 ? one : 1 - one;
  });
  const { calibration } = classFigures(p, labels, { classes: 2, seed: 0 });
  const bins = calibration[1]!;
  expect(bins.length).toBe(5);
  expect(bins.reduce((sum, b) => sum + b.patients, 0)).toBe(60);
  expect(
    bins.reduce((sum, b) => sum + (b.observed * b.patients) / 60, 0),
  ).toBeCloseTo(0.5, 12);
});

const patients = Array.from({ length: 24 }, (_, i) => `P${i}`);
const written = (i: number): string => `CMS${1 + (i % 3)}`;

test("blanks and case do not make a class; who has none is counted", () => {
  const cells = patients.map((_, i) => (i < 3 ? "NA" : written(i)));
  cells[3] = " cms1 ";
  cells[4] = "CMS4";
  const read = subtypeLabels(cells, patients);
  expect(read.classes).toEqual(["CMS1", "CMS2", "CMS3"]);
  expect([...read.labels.slice(0, 6)]).toEqual([-1, -1, -1, 0, -1, 2]);
  expect(read.unlabelled).toBe(3);
  expect(read.rare).toEqual([{ name: "CMS4", patients: 1 }]);
  expect(read.respelt).toEqual([{ from: " cms1 ", to: "CMS1" }]);
});

test("a class that is none of the consensus is refused with its patient", () => {
  const cells = patients.map((_, i) => written(i));
  cells[7] = "CMS7";
  expect(() => subtypeLabels(cells, patients)).toThrow(SubtypeLabelError);
  expect(() => subtypeLabels(cells, patients)).toThrow(
    "patient P7 is of the class CMS7",
  );
});

test("one class alone is refused, and so is none", () => {
  expect(() =>
    subtypeLabels(
      patients.map(() => "CMS2"),
      patients,
    ),
  ).toThrow("the column has CMS2 24");
  expect(() =>
    subtypeLabels(
      patients.map(() => null),
      patients,
    ),
  ).toThrow("the column has none");
});

test("a group is never divided, whole sites neither, and each class gives its share", () => {
  const of = Array.from({ length: 90 }, (_, i) => ({
    group: `G${i >> 1}`,
    site: `S${(i >> 1) % 9}`,
    label: `c${(i >> 1) % 3}`,
  }));
  for (const split of ["stratified", "site-preserved"] as const) {
    const fold = subtypeFolds(of, { split, folds: 3, seed: 1 });
    const by = split === "stratified" ? "group" : "site";
    const held = new Map<string, number>();
    of.forEach((own, i) => {
      expect(held.get(own[by]) ?? fold[i]).toBe(fold[i]);
      held.set(own[by], fold[i]!);
    });
    expect(new Set(fold).size).toBe(3);
  }
  const fold = subtypeFolds(of, { split: "stratified", folds: 3, seed: 1 });
  for (const name of ["c0", "c1", "c2"])
    for (let f = 0; f < 3; f++)
      expect(
        of.filter((o, i) => o.label === name && fold[i] === f).length,
      ).toBe(10);
});

/** What each model's training rows choose. */
const CHOSEN = {
  ebm: [],
  logistic: ["strength"],
  boostedTrees: ["depth", "rounds"],
};

test("every model tells classes apart that it did not see, and a label of a held-out row changes nothing", () => {
  const rows = Array.from({ length: 90 }, (_, i) => [
    (i % 3) + noise(i),
    noise(i + 300),
    i % 7 === 0 ? null : 2 * noise(i + 600),
  ]);
  const table = tableOf(["a", "b", "c"], rows);
  const labels = Int32Array.from(rows, (_, i) => i % 3);
  const all = [...labels.keys()];
  const shared = {
    table,
    classes: ["x", "y", "z"],
    train: Int32Array.from(all.filter((i) => i % 5 !== 0)),
    test: Int32Array.from(all.filter((i) => i % 5 === 0)),
    pairs: 0,
    settings: { outerBags: 3, smoothingRounds: 20, learningRate: 0.05 },
    seed: 1,
  };
  const spoilt = labels.map((own, i) => (i % 5 === 0 ? 0 : own));
  for (const model of SUBTYPE_MODELS) {
    const { probabilities, settings } = fitFold({ model, ...shared, labels });
    expect(Object.keys(settings ?? {})).toEqual(CHOSEN[model]);
    shared.test.forEach((row, i) => {
      const own = probabilities.subarray(3 * i, 3 * i + 3);
      expect(own.indexOf(Math.max(...own))).toBe(labels[row]);
      expect(own.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    });
    const other = fitFold({ model, ...shared, labels: spoilt });
    expect(other.probabilities).toEqual(probabilities);
    expect(other.settings).toEqual(settings);
  }
});
