import { expect, it } from "vitest";
import { legResamples } from "../../../src/science/legs/legAssociation.js";
import { transformMorphology } from "../../../src/science/legs/morphologyShares.js";
import { directionOf, presence } from "../../../src/science/legs/present.js";
import { gaussians } from "../stats/gaussians.js";
import { following, plantedUnits } from "./planted.js";

const units = plantedUnits(90);
const mucin = gaussians(90, 1);
/** Goes with mucin, since where there is mucin there is no gland. */
const gland = following(mucin, -0.7, 2);
const fat = gaussians(90, 3);
const gene = following(mucin, 0.8, 4);
const morphologies = new Map([
  ["mucin", mucin],
  ["gland", gland],
  ["fat", fat],
]);

const found = (morphology: string) =>
  presence({
    units,
    gene,
    morphologies,
    morphology,
    direction: directionOf(units, gene, morphologies.get(morphology)!),
    draws: 9999,
    seed: 1,
    resamples: legResamples(units, 2),
  });

it("finds the morphology that a gene follows, whatever is held fixed", () => {
  const { r, p, n, interval, given } = found("mucin");
  expect(r).toBeGreaterThan(0.5);
  expect(p).toBeLessThan(0.001);
  expect(n).toBe(90);
  expect(interval!.low).toBeGreaterThan(0.3);
  expect(interval!.low).toBeLessThan(r);
  expect(interval!.high).toBeGreaterThan(r);
  expect(given).toBe("gland");
});

it("refuses a second morphology that only goes with the first", () => {
  const { r, p, given } = found("gland");
  expect(given).toBe("mucin");
  expect(r).toBeLessThan(0.25);
  expect(p).toBeGreaterThan(0.01);
});

it("fixes the direction on patients that are not sealed", () => {
  const turned = Float64Array.from(gene, (value, b) =>
    units.sealed[b] ? -9 * value : value,
  );
  expect(directionOf(units, turned, mucin)).toBe(1);
  expect(directionOf(units, turned, gland)).toBe(-1);
});

it("sees no association that is only the sites'", () => {
  const site = Float64Array.from(
    units.sites,
    (name) => 5 * Number(name!.at(-1)),
  );
  const shifted = (values: Float64Array) => values.map((v, b) => v + site[b]!);
  const { p } = presence({
    units,
    gene: shifted(gaussians(90, 8)),
    morphologies: new Map([["fat", shifted(fat)]]),
    morphology: "fat",
    direction: 1,
    draws: 999,
    seed: 1,
    resamples: [],
  });
  expect(p).toBeGreaterThan(0.05);
});

it("leaves out patients in whom the gene was not measured, and counts the others", () => {
  const some = gene.map((value, b) => (b % 10 === 0 ? Number.NaN : value));
  const { n, interval } = presence({
    units,
    gene: some,
    morphologies: new Map([["mucin", mucin]]),
    morphology: "mucin",
    direction: 1,
    draws: 99,
    seed: 1,
    resamples: legResamples(units, 2),
  });
  expect(n).toBe(81);
  expect(Number.isFinite(interval!.low)).toBe(true);
});

it("takes shares by their logarithm, zero included, and densities as they are", () => {
  expect(transformMorphology("fat", 0)).toBeCloseTo(Math.log(0.01), 12);
  expect(transformMorphology("nuclear_density", 1800)).toBe(1800);
});
