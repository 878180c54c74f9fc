import { expect, test } from "vitest";
import { DEFAULT_SIZE } from "../../../src/science/simulate/cohortSize.js";
import { planPatients } from "../../../src/science/simulate/patients.js";
import type { SimulatedPatient } from "../../../src/science/simulate/patients.js";
import { TISSUE_KINDS } from "../../../src/science/simulate/tissue/tissueKind.js";

const patients = planPatients({ ...DEFAULT_SIZE, seed: 104 });

const count = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Share of a kind's variance over patients that a grouping explains. */
const explained = (
  kind: (typeof TISSUE_KINDS)[number],
  group: (patient: SimulatedPatient) => string,
  of = patients,
): number => {
  const logs = of.map((one) => Math.log(one.plan.composition[kind]));
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const all = mean(logs);
  const squares = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + (value - all) ** 2, 0);
  const groups = new Map<string, number[]>();
  of.forEach((one, i) => {
    groups.set(group(one), [...(groups.get(group(one)) ?? []), logs[i]!]);
  });
  const means = new Map([...groups].map(([name, own]) => [name, mean(own)]));
  return squares(of.map((one) => means.get(group(one))!)) / squares(logs);
};

test("shares of tissue sum to one and each can be drawn", () => {
  for (const { plan } of patients) {
    const shares = TISSUE_KINDS.map((kind) => plan.composition[kind]);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
    expect(Math.min(...shares)).toBeGreaterThan(0.01);
  }
});

test("sites differ in size, and the smallest still has patients enough to be judged within", () => {
  const sizes = [...count(patients.map(({ site }) => site)).values()];
  expect(sizes).toHaveLength(4);
  expect(new Set(sizes).size).toBe(4);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(5);
  expect(sizes.reduce((a, b) => a + b)).toBe(80);
});

test("every site has its share of every subtype", () => {
  const all = count(patients.map(({ subtype }) => subtype));
  for (const [site, size] of count(patients.map((one) => one.site))) {
    const here = count(
      patients.filter((one) => one.site === site).map((one) => one.subtype),
    );
    for (const [subtype, total] of all)
      expect(
        Math.abs((here.get(subtype) ?? 0) - (total * size) / 80),
      ).toBeLessThanOrEqual(1.5);
  }
});

test("composition follows the subtype, with ample spread inside each, and not the site", () => {
  const many = planPatients({ ...DEFAULT_SIZE, patients: 400, seed: 105 });
  for (const kind of TISSUE_KINDS) {
    expect(explained(kind, ({ site }) => site, many)).toBeLessThan(0.03);
    const bySubtype = explained(kind, ({ subtype }) => subtype, many);
    expect(bySubtype, kind).toBeGreaterThan(0.06);
    expect(bySubtype, kind).toBeLessThan(0.6);
  }
});

test("a site's slides share scanner and stain, sites differ", () => {
  const looks = new Map<string, Set<number>>();
  for (const { site, plan } of patients)
    looks.set(site, (looks.get(site) ?? new Set()).add(plan.look.mpp));
  expect([...looks.values()].every((mpps) => mpps.size === 1)).toBe(true);
  const mpps = [...looks.values()].flatMap((one) => [...one]);
  expect(new Set(mpps).size).toBe(4);
  expect(Math.min(...mpps)).toBeGreaterThanOrEqual(0.7);
  expect(Math.max(...mpps)).toBeLessThanOrEqual(1);
});
