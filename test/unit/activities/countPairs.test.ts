import { expect, it } from "vitest";
import { countPairs } from "../../../src/activities/evidence/countPairs.js";
import { assessGene } from "../../../src/science/legs/assessGene.js";
import { gaussians } from "../stats/gaussians.js";
import { following, plantedUnits } from "../legs/planted.js";

const units = plantedUnits(90);
const mucin = gaussians(90, 1);
const found = [following(mucin, 0.8, 2), gaussians(90, 3)].flatMap(
  (expression, g) =>
    assessGene({
      units,
      gene: `G${g}`,
      expression,
      names: ["mucin", "fat"],
      morphologies: [mucin, gaussians(90, 5)],
      contrast: [gaussians(90, 6), gaussians(90, 7)],
      nulls: [gaussians(40, 8), gaussians(40, 9)],
      shuffled: [new Float64Array(90), new Float64Array(90)],
      neighbours: [],
      strata: { subtype: units.subtypes, msi: null },
      draws: 999,
      seed: 1,
    }),
);

it("counts the pairs that could not be assessed, for what is present and for what subtype leaves", () => {
  const few = countPairs(found, found.length);
  const many = countPairs(found, 100);
  // The one link has the least p of all, so that its q grows with what was tried.
  const q = found[0]!.present.p * 100;
  expect(many[0]!.q).toBeCloseTo(q, 12);
  expect(many[0]!.givenSubtypeQ).toBeCloseTo(
    found[0]!.givenSubtype!.p * 100,
    12,
  );
  for (const [i, pair] of many.entries())
    expect(pair.givenSubtypeQ!).toBeGreaterThanOrEqual(few[i]!.givenSubtypeQ!);
});

it("has no q where the subtype is not known", () => {
  const unknown = found.map((pair) => ({ ...pair, givenSubtype: null }));
  expect(
    countPairs(unknown, 10).map(({ givenSubtypeQ }) => givenSubtypeQ),
  ).toEqual([null, null, null, null]);
  expect(
    countPairs(found, 10).every(({ givenMsiQ }) => givenMsiQ === null),
  ).toBe(true);
});
