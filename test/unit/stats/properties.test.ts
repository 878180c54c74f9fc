import fc from "fast-check";
import { expect, it } from "vitest";
import { associate } from "../../../src/science/stats/associate.js";
import { benjaminiHochberg } from "../../../src/science/stats/benjaminiHochberg.js";
import {
  percentileInterval,
  resampledPearson,
  resamplePatients,
} from "../../../src/science/stats/bootstrap.js";
import { pearson } from "../../../src/science/stats/correlation.js";
import { effectiveTests } from "../../../src/science/stats/effectiveTests.js";
import { residuals } from "../../../src/science/stats/residuals.js";
import { seedOf } from "../../../src/science/random/seedOf.js";
import { sequentialP } from "../../../src/science/stats/sequentialP.js";
import {
  centredWithin,
  permutations,
} from "../../../src/science/stats/strata.js";
import { gaussians } from "./gaussians.js";

it("a permutation within strata leaves every stratum to itself and loses nobody", () => {
  const strata = ["a", "b", "a", null, "b", "a", null, "c"];
  const next = permutations(strata, 3);
  for (let draw = 0; draw < 50; draw++) {
    const order = [...next()];
    expect([...order].sort((a, b) => a - b)).toEqual([...strata.keys()]);
    order.forEach((from, to) => expect(strata[from]).toBe(strata[to]));
  }
});

it("centring within strata leaves each stratum a mean of zero", () => {
  const centred = centredWithin([1, 5, 3, 9], ["a", "b", "a", "b"]);
  expect([...centred]).toEqual([-1, -2, 1, 2]);
});

it("residuals are orthogonal to every covariate, collinear ones included", () => {
  const [y, a, b] = [gaussians(11, 1), gaussians(11, 2), gaussians(11, 3)];
  const twice = a.map((value) => 2 * value);
  const left = residuals(y, [a, twice, b]);
  for (const covariate of [a, twice, b]) {
    const product = left.reduce((sum, v, i) => sum + v * covariate[i]!, 0);
    expect(Math.abs(product)).toBeLessThan(1e-9);
  }
});

it("a constant goes with nothing", () => {
  expect(pearson([2, 2, 2], [1, 2, 3])).toBe(0);
  expect(pearson([1e9, 1e9, 1e9], [1, 2, 3])).toBe(0);
});

it("q is never below p and keeps its order", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
      (p) => {
        const q = benjaminiHochberg(p);
        q.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(p[i]! - 1e-12);
          expect(value).toBeLessThanOrEqual(1);
          for (let j = 0; j < p.length; j++)
            if (p[i]! < p[j]!) expect(value).toBeLessThanOrEqual(q[j]!);
        });
      },
    ),
  );
  expect(() => benjaminiHochberg([0.5, Number.NaN])).toThrow(RangeError);
});

it("copies of one test count once, independent tests count each", () => {
  const x = gaussians(500, 1);
  expect(effectiveTests([x, x, x])).toBeCloseTo(1, 6);
  const many = [1, 2, 3, 4].map((seed) => gaussians(500, seed));
  expect(effectiveTests(many)).toBeGreaterThan(3.5);
  expect(effectiveTests([])).toBe(0);
});

it("p of what is null is uniform, stopped early or not", () => {
  // 300 pairs without association; the expected share below a level is the level.
  const p = Array.from({ length: 300 }, (_, i) => {
    const strata = Array.from({ length: 24 }, (_unused, b) => String(b % 3));
    return associate({
      x: gaussians(24, 2 * i),
      y: gaussians(24, 2 * i + 1),
      given: [gaussians(24, 9000 + i)],
      strata,
      direction: 1,
      draws: 499,
      seed: i,
      resamples: [],
    }).p;
  });
  for (const level of [0.05, 0.2, 0.5, 0.8]) {
    const share = p.filter((value) => value <= level).length / p.length;
    const error = Math.sqrt((level * (1 - level)) / p.length);
    expect(Math.abs(share - level)).toBeLessThan(3.5 * error);
  }
});

it("a sequential p stops early where the null is as large, and reaches its least where it never is", () => {
  expect(sequentialP(0, () => 1, 10_000)).toEqual({
    p: 1,
    draws: 20,
    exceeding: 20,
  });
  expect(sequentialP(1, () => 0, 999)).toEqual({
    p: 1 / 1000,
    draws: 999,
    exceeding: 0,
  });
});

it("an interval covers the truth about as often as it says", () => {
  const truth = 0.6;
  const covered = Array.from({ length: 150 }, (_, i) => {
    const x = gaussians(60, 7 * i);
    const noise = gaussians(60, 7 * i + 1);
    const y = x.map(
      (v, b) => truth * v + Math.sqrt(1 - truth ** 2) * noise[b]!,
    );
    const patients = [...x.keys()].map(String);
    const plan = resamplePatients(patients, { resamples: 400, seed: i });
    const interval = percentileInterval(plan, (bags) =>
      resampledPearson(x, y, bags),
    );
    return interval!.low <= truth && truth <= interval!.high;
  }).filter(Boolean).length;
  // Binomial(150, .95): below 134 or so once in a thousand; the percentile interval is a little short.
  expect(covered / 150).toBeGreaterThan(0.87);
});

it("patients are resampled with all their bags; fewer than three give no interval", () => {
  const plan = resamplePatients(["a", "b", "a", "c"], {
    resamples: 40,
    seed: 1,
  });
  for (const bags of plan) {
    const count = (bag: number) => [...bags].filter((b) => b === bag).length;
    expect(count(0)).toBe(count(2));
  }
  expect(resamplePatients(["a", "a", "b"], { resamples: 9, seed: 1 })).toEqual(
    [],
  );
  expect(percentileInterval([], () => 1)).toBeNull();
});

it("a constant has no interval", () => {
  const plan = resamplePatients(["a", "b", "c"], { resamples: 9, seed: 1 });
  const flat = percentileInterval(plan, (bags) =>
    resampledPearson([1, 1, 1], [1, 2, 3], bags),
  );
  expect(flat).toBeNull();
});

it("seeds follow from names alone and differ between them", () => {
  expect(seedOf(["a", 1])).toBe(seedOf(["a", 1]));
  const seeds = new Set(
    Array.from({ length: 1000 }, (_, i) => seedOf(["gene", i, 3])),
  );
  expect(seeds.size).toBe(1000);
  expect(seedOf(["ab", "c"])).not.toBe(seedOf(["a", "bc"]));
});
