import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  associate,
  partialCorrelation,
} from "../../../src/science/stats/associate.js";
import { bcaInterval } from "../../../src/science/stats/bcaInterval.js";
import { benjaminiHochberg } from "../../../src/science/stats/benjaminiHochberg.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { effectiveTests } from "../../../src/science/stats/effectiveTests.js";
import { figuresOf } from "../../../src/science/legs/figures.js";
import { plsPath } from "../../../src/science/mil/baselines/plsPath.js";
import { standardRows } from "../../../src/science/mil/baselines/fitInput.js";
import { stratumPlaces } from "../../../src/science/stats/countedPearson.js";
import {
  normalCdf,
  normalQuantile,
} from "../../../src/science/stats/standardNormal.js";
import { meanRanks } from "../../../src/science/stats/ranks.js";

// Made by test/reference/stats.py, which names the versions.
const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../reference/stats.json"), "utf8"),
) as {
  x: number[];
  y: number[];
  z: number[];
  site: number[];
  p: number[];
  pearson: number;
  ranks: number[];
  benjaminiHochberg: number[];
  withinSite: number;
  givenZ: number;
  effectiveTests: number;
  permutationP: number;
  normal: [number, number][];
  drawn: string[];
  bca: Record<string, [number, number]>;
  calibration: [number, number];
  features: number[][];
  response: number[];
  pls: number[][];
};
const { x, y, z } = reference;
const strata = reference.site.map(String);
const one = strata.map(() => "all");

it("Pearson's r equals SciPy's", () => {
  expect(pearson(x, y)).toBeCloseTo(reference.pearson, 12);
});

it("mean ranks equal SciPy's", () => {
  expect([...meanRanks([3, 1, 3, 2, 3])]).toEqual(reference.ranks);
});

it("q values equal statsmodels'", () => {
  benjaminiHochberg(reference.p).forEach((q, i) =>
    expect(q).toBeCloseTo(reference.benjaminiHochberg[i]!, 12),
  );
});

it("r within strata and given a covariate equals that of NumPy's least-squares residuals", () => {
  const within = { x, y, given: [], strata, direction: 1 } as const;
  expect(partialCorrelation(within)).toBeCloseTo(reference.withinSite, 12);
  const given = { ...within, given: [z] };
  expect(partialCorrelation(given)).toBeCloseTo(reference.givenZ, 12);
  expect(partialCorrelation({ ...given, direction: -1 })).toBeCloseTo(
    -reference.givenZ,
    12,
  );
});

it("counts as many effective tests as Li and Ji's sum over NumPy's eigenvalues", () => {
  expect(effectiveTests([x, y, z])).toBeCloseTo(reference.effectiveTests, 9);
});

it("a permutation p agrees with SciPy's within its Monte Carlo error", () => {
  const { p } = associate({
    x,
    y,
    given: [],
    strata: one,
    direction: 1,
    draws: 99_999,
    seed: 5,
    resamples: [],
  });
  const error = Math.sqrt(reference.permutationP / 1e5) * 5;
  expect(Math.abs(p - reference.permutationP)).toBeLessThan(error + 1e-5);
});

it("the normal distribution and its inverse equal SciPy's to seven places", () => {
  for (const [z, p] of reference.normal) {
    expect(normalCdf(z)).toBeCloseTo(p, 6);
    expect(normalQuantile(p)).toBeCloseTo(z, 5);
  }
});

it("BCa intervals of the same resamples equal SciPy's", () => {
  const figures = figuresOf({
    predicted: x.map((value) => 0.98713 * value),
    observed: y,
    centre: x.map(() => 0),
    strata: stratumPlaces(one),
  });
  const resamples = reference.drawn.map((line) => {
    const counts = x.map(() => 0);
    for (const place of line.split(" ")) counts[Number(place)]! += 1;
    return figures(counts);
  });
  const once = x.map(() => 1);
  const without = x.map((_, left) =>
    figures(once.map((n, i) => (i === left ? 0 : n))),
  );
  const named = { slope: "calibrationSlope" } as const;
  const own = ["pearson", "spearman", "mae", "rmse", "slope"] as const;
  expect(Object.keys(reference.bca)).toEqual(own);
  for (const key of own) {
    const name = key === "slope" ? named[key] : key;
    const interval = bcaInterval({
      value: figures(once)[name],
      resampled: resamples.map((drawn) => drawn[name]),
      jackknife: without.map((left) => left[name]),
    })!;
    const [low, high] = reference.bca[key]!;
    expect(interval.low, key).toBeCloseTo(low, 5);
    expect(interval.high, key).toBeCloseTo(high, 5);
  }
});

it("the calibration equals SciPy's line of y on x", () => {
  const { calibrationSlope, calibrationIntercept } = figuresOf({
    predicted: x,
    observed: y,
    centre: x.map(() => 0),
    strata: stratumPlaces(one),
  })(x.map(() => 1));
  const [slope, intercept] = reference.calibration;
  expect(calibrationSlope).toBeCloseTo(slope, 12);
  expect(calibrationIntercept).toBeCloseTo(intercept, 12);
});

it("partial least squares equals scikit-learn's, component by component", () => {
  const rows = reference.features.map((row) => Float64Array.from(row));
  const training = [...Array(10).keys()];
  const standard = standardRows(rows, training);
  const path = plsPath(
    standard.mmul(standard.transpose()).to2DArray(),
    training,
    reference.response.slice(0, 10),
    6,
  );
  // Four columns have four directions.
  expect(path).toHaveLength(5);
  reference.pls.forEach((predicted, i) =>
    predicted.forEach((value, row) =>
      expect(path[i + 1]![10 + row]).toBeCloseTo(value, 9),
    ),
  );
});
