import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { expect, it } from "vitest";
import { randomGenerator } from "../../../src/science/random/randomGenerator.js";
import { pearson } from "../../../src/science/stats/correlation.js";

const draws = (seed: number, n: number): number[] => {
  const random = randomGenerator(seed);
  return Array.from({ length: n }, () => uniformFloat64(random));
};

it("the same seed gives the same stream", () => {
  expect(draws(7, 5)).toEqual(draws(7, 5));
});

it("streams of neighbouring seeds do not go together, from the first draw on", () => {
  // r of 24 independent draws has sd .21; the mean of 200 such has sd .015.
  const r = Array.from({ length: 200 }, (_, i) =>
    pearson(draws(2 * i, 24), draws(2 * i + 1, 24)),
  );
  const mean = r.reduce((sum, value) => sum + value, 0) / r.length;
  expect(Math.abs(mean)).toBeLessThan(0.06);
});

it("first draws over seeds are uniform", () => {
  const first = Array.from({ length: 400 }, (_, seed) => draws(seed, 1)[0]!);
  for (const edge of [0.1, 0.25, 0.5, 0.75, 0.9]) {
    const share = first.filter((value) => value < edge).length / first.length;
    const error = Math.sqrt((edge * (1 - edge)) / first.length);
    expect(Math.abs(share - edge)).toBeLessThan(4 * error);
  }
});
