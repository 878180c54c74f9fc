import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  kendallW,
  meanRankCorrelation,
} from "../../../src/science/mil/agreement.js";
import { mapAgreement } from "../../../src/science/mil/mapAgreement.js";
import { meanJaccard, topTiles } from "../../../src/science/mil/topOverlap.js";
import { randomGenerator } from "../../../src/science/random/randomGenerator.js";
import { uniformFloat32 } from "pure-rand/distribution/uniformFloat32";

// Made by test/reference/controls.py, which names the versions.
const reference = JSON.parse(
  readFileSync(
    join(import.meta.dirname, "../../reference/controls.json"),
    "utf8",
  ),
) as {
  maps: number[][];
  kendallW: number;
  distinct: number[][];
  rankCorrelation: number;
  jaccard: number;
};

it("Kendall's W, with ties, equals that of SciPy's Friedman test", () => {
  expect(kendallW(reference.maps)).toBeCloseTo(reference.kendallW, 12);
});

it("the mean rank correlation equals SciPy's over all pairs", () => {
  expect(meanRankCorrelation(reference.distinct)).toBeCloseTo(
    reference.rankCorrelation,
    12,
  );
});

it("Jaccard's index of the tops equals that of Python's sets", () => {
  const { distinct } = reference;
  const held = new Uint8Array(distinct[0]!.length);
  expect(meanJaccard(distinct.map(topTiles), held)).toBeCloseTo(
    reference.jaccard,
    12,
  );
  expect(held.every((one) => one === 0)).toBe(true);
});

/** Maps that share a part of what they say, bag after bag. */
function madeMaps(shared: number, { bags = 6, models = 4, tiles = 41 } = {}) {
  const random = randomGenerator(5);
  return Array.from({ length: bags }, () => {
    const common = Array.from({ length: tiles }, () => uniformFloat32(random));
    return Array.from({ length: models }, () =>
      common.map((c) => shared * c + (1 - shared) * uniformFloat32(random)),
    );
  });
}

it("its W is Kendall's", () => {
  const maps = madeMaps(0.4, { bags: 1 });
  const how = { draws: 9, seed: 1 };
  expect(mapAgreement(maps, how)!.kendallW.value).toBeCloseTo(
    kendallW(maps[0]!)!,
    12,
  );
});

it("tells maps that share something from maps that share nothing", () => {
  const how = { draws: 199, seed: 1 };
  const alike = mapAgreement(madeMaps(0.5), how)!;
  for (const measure of [
    alike.kendallW,
    alike.rankCorrelation,
    alike.topJaccard,
  ]) {
    expect(measure.value).toBeGreaterThan(measure.shuffled);
    expect(measure.p).toBeLessThan(0.01);
  }
  const apart = mapAgreement(madeMaps(0), how)!;
  expect(apart.kendallW.p).toBeGreaterThan(0.05);
  expect(apart.kendallW.value).toBeCloseTo(1 / 4, 1);
});

it("of shuffled maps is what chance gives: W of 1 / models and no rank correlation", () => {
  const { kendallW: w, rankCorrelation: r } = mapAgreement(madeMaps(0.9), {
    draws: 199,
    seed: 2,
  })!;
  expect(w.shuffled).toBeCloseTo(0.25, 1);
  expect(r.shuffled).toBeCloseTo(0, 1);
});

it("has no p below the draws' reach, and its shuffles are calibrated on maps that share nothing", () => {
  const p = Array.from(
    { length: 60 },
    (_, seed) =>
      mapAgreement(
        madeMaps(0, { bags: 60, tiles: 7, models: 3 }).slice(seed, seed + 1),
        { draws: 99, seed },
      )!.kendallW.p,
  );
  expect(Math.min(...p)).toBeGreaterThanOrEqual(0.01);
  const small = p.filter((one) => one <= 0.2).length;
  // 12 expected of 60, with a standard deviation of 3.1.
  expect(small).toBeLessThan(22);
  expect(small).toBeGreaterThan(2);
});

it("is undefined for a single model and leaves out bags whose maps are constant", () => {
  expect(mapAgreement([[[1, 2, 3]]], { draws: 9, seed: 1 })).toBeNull();
  const flat = [
    [1, 1, 1],
    [1, 2, 3],
  ];
  expect(mapAgreement([flat], { draws: 9, seed: 1 })).toBeNull();
  const some = mapAgreement([flat, ...madeMaps(0.5, { bags: 2 })], {
    draws: 9,
    seed: 1,
  });
  expect(some?.bags).toBe(2);
});

it("does not depend on the scale of a map", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      fc.integer(),
      (scale, seed) => {
        const maps = madeMaps(0.4, { bags: 2, tiles: 11 });
        const scaled = maps.map(([first, ...rest]) => [
          first!.map((a) => a * scale),
          ...rest,
        ]);
        const how = { draws: 19, seed };
        expect(mapAgreement(scaled, how)).toEqual(mapAgreement(maps, how));
      },
    ),
    { numRuns: 20 },
  );
});
