import { sampleCorrelation } from "simple-statistics";
import { expect, test } from "vitest";
import { drivingShare } from "../../../src/science/simulate/drivingShare.js";
import { TISSUE_KINDS } from "../../../src/science/simulate/tissue/tissueKind.js";
import { log2Of, plannedCohort } from "./plannedCohort.js";

const cohort = plannedCohort({ seed: 104 });
const { patients, truth } = cohort;

const withMorphologies = (gene: string): number[] =>
  TISSUE_KINDS.map((kind) =>
    sampleCorrelation(log2Of(cohort, gene), drivingShare(patients, kind)),
  );

/** Share of a gene's variance that a grouping of patients explains. */
const explained = (gene: string, groups: readonly string[]): number => {
  const values = log2Of(cohort, gene);
  const means = groups.map((group) => {
    const own = values.filter((_, i) => groups[i] === group);
    return own.reduce((a, b) => a + b) / own.length;
  });
  return sampleCorrelation(values, means) ** 2;
};

test("a default cohort holds the planted kinds in full", () => {
  expect(truth.links).toHaveLength(8);
  expect(
    new Set(truth.links.map((one) => one.morphology)).size,
  ).toBeGreaterThanOrEqual(5);
  expect(new Set(truth.links.map((one) => one.direction)).size).toBe(2);
  expect(truth.none.length).toBeGreaterThanOrEqual(20);
  for (const role of [truth.siteOnly, truth.subtypeOnly, truth.copies])
    expect(role.length).toBeGreaterThanOrEqual(4);
});

test.each([101, 102, 103, 104, 105])(
  "every gene of seed %i has one role",
  (seed) => {
    const { links, none, siteOnly, subtypeOnly, copies } = plannedCohort({
      seed,
    }).truth;
    const named = [...links, ...copies].map(({ gene }) => gene);
    const all = [...named, ...none, ...siteOnly, ...subtypeOnly];
    expect(all).toHaveLength(47);
    expect(new Set(all).size).toBe(47);
    const linked = links.map(({ gene }) => gene);
    expect(copies.every(({ of }) => linked.includes(of))).toBe(true);
  },
);

test("links are realised at r .7 to .9 in their direction, copies at .7 to .85", () => {
  for (const { gene, morphology, direction, r } of truth.links) {
    const strength = direction === "HIGHER" ? r : -r;
    expect(strength).toBeGreaterThanOrEqual(0.7);
    expect(strength).toBeLessThanOrEqual(0.9);
    const found = withMorphologies(gene)[TISSUE_KINDS.indexOf(morphology)];
    expect(r).toBeCloseTo(found!, 3);
  }
  for (const { r } of truth.copies) {
    expect(r).toBeGreaterThanOrEqual(0.7);
    expect(r).toBeLessThanOrEqual(0.85);
  }
});

test("nulls follow no morphology more often than chance has it", () => {
  const { truth: large, ...rest } = plannedCohort({ seed: 106, genes: 500 });
  const many = { truth: large, ...rest };
  const beyond = large.none.flatMap((gene) =>
    TISSUE_KINDS.filter(
      (kind) =>
        // |r| of 80 patients that is exceeded in one of twenty.
        Math.abs(
          sampleCorrelation(
            log2Of(many, gene),
            drivingShare(rest.patients, kind),
          ),
        ) > 0.2199,
    ),
  );
  const share = beyond.length / (large.none.length * TISSUE_KINDS.length);
  expect(share).toBeGreaterThan(0.03);
  expect(share).toBeLessThan(0.07);
});

test("genes that follow only the site or only the subtype do so, and those of the subtype meet morphology through it", () => {
  const sites = patients.map(({ site }) => site);
  const subtypes = patients.map(({ subtype }) => subtype);
  for (const gene of truth.siteOnly) {
    expect(explained(gene, sites)).toBeGreaterThan(0.5);
    expect(explained(gene, subtypes)).toBeLessThan(0.2);
  }
  for (const gene of truth.subtypeOnly) {
    expect(explained(gene, subtypes)).toBeGreaterThan(0.5);
    expect(explained(gene, sites)).toBeLessThan(0.2);
  }
  const most = truth.subtypeOnly.map((gene) =>
    Math.max(...withMorphologies(gene).map(Math.abs)),
  );
  expect(Math.max(...most)).toBeGreaterThan(0.3);
});

test("a copy's own part follows no morphology", () => {
  const parts = [104, 105, 106, 107, 108, 109].flatMap((seed) => {
    const one = plannedCohort({ seed });
    return one.truth.copies.map(({ gene, of }) => {
      const { morphology = "stroma" } =
        one.truth.links.find((link) => link.gene === of) ?? {};
      const [y, x] = [log2Of(one, gene), log2Of(one, of)];
      const z = drivingShare(one.patients, morphology);
      const [xy, xz, yz] = [
        sampleCorrelation(x, y),
        sampleCorrelation(x, z),
        sampleCorrelation(y, z),
      ];
      return (yz - xy * xz) / Math.sqrt((1 - xy ** 2) * (1 - xz ** 2));
    });
  });
  const mean = parts.reduce((a, b) => a + b) / parts.length;
  // A partial r of 80 patients has a standard error of .11.
  expect(Math.abs(mean)).toBeLessThan((3 * 0.11) / Math.sqrt(parts.length));
});

test("expression is linear, finite and not negative", () => {
  const values = [...cohort.expression.columns.values()].flat();
  expect(values).toHaveLength(80 * 47);
  expect(values.every((value) => Number.isFinite(value) && value >= 0)).toBe(
    true,
  );
});

test.each([
  [5, 1, 1],
  [20, 4, 2],
  [40, 8, 4],
  [120, 8, 5],
])(
  "%i genes hold %i links and %i of each other kind",
  (genes, links, others) => {
    const small = plannedCohort({ genes, seed: 104 }).truth;
    expect(small.links).toHaveLength(links);
    for (const role of [small.siteOnly, small.subtypeOnly, small.copies])
      expect(role).toHaveLength(others);
    expect(small.none).toHaveLength(genes - links - 3 * others);
  },
);

test("where there is one site, no gene follows it", () => {
  const { siteOnly, none } = plannedCohort({ sites: 1, seed: 104 }).truth;
  expect(siteOnly).toEqual([]);
  expect(none).toHaveLength(29);
});
