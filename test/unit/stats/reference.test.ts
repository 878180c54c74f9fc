import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  associate,
  partialCorrelation,
} from "../../../src/science/stats/associate.js";
import { benjaminiHochberg } from "../../../src/science/stats/benjaminiHochberg.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { effectiveTests } from "../../../src/science/stats/effectiveTests.js";
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
