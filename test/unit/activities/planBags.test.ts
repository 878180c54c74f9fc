import { describe, expect, it } from "vitest";
import { planBags, SplitError } from "../../../src/activities/bags/planBags.js";

type Bags = Parameters<typeof planBags>[0];

/** Patients of seven sites of unlike size, each of a subtype and a stage. */
const bags: Bags = Array.from({ length: 70 }, (_, i) => ({
  id: `P${i}`,
  patient: `P${i}`,
  group: `P${i}`,
  site: `site ${Math.floor(Math.sqrt(i * 0.7))}`,
  subtype: `CMS${1 + (i % 4)}`,
  split: null,
  attributes: { stage: i % 3 === 0 ? "II" : "III" },
}));
const asked = { folds: 3, seed: 4 };
const sealedOf = (plan: ReturnType<typeof planBags>) =>
  plan.bags.filter(({ sealed }) => sealed).map(({ id }) => id);

describe("who is sealed", () => {
  it("does not change with seed, folds or strata", () => {
    const plain = sealedOf(planBags(bags, asked));
    expect(plain).toHaveLength(20);
    for (const split of [
      { kind: "random", strata: null },
      { kind: "stratified", strata: "subtype" },
      { kind: "stratified", strata: "stage" },
    ] as const)
      expect(sealedOf(planBags(bags, { folds: 5, seed: 9, split }))).toEqual(
        plain,
      );
    const [one, other] = ["subtype", "stage"].map((strata) =>
      sealedOf(
        planBags(bags, {
          folds: strata === "stage" ? 2 : 3,
          seed: strata.length,
          split: { kind: "site-preserved", strata },
        }),
      ),
    );
    expect(one).toEqual(other);
  });
});

describe("a site-preserved split", () => {
  const plan = planBags(bags, {
    ...asked,
    split: { kind: "site-preserved", strata: null },
  });
  const sides = (site: string | null) =>
    new Set(
      plan.bags
        .filter((_, b) => bags[b]!.site === site)
        .map(({ sealed, fold }) => (sealed ? "sealed" : fold)),
    );

  it("has every site on one side, the sealed ones included", () => {
    const sites = new Set(bags.map(({ site }) => site));
    for (const site of sites) expect(sides(site).size).toBe(1);
    expect(new Set([...sites].flatMap((site) => [...sides(site)]))).toEqual(
      new Set(["sealed", 0, 1, 2]),
    );
    expect(Math.abs(sealedOf(plan).length - 20)).toBeLessThan(5);
  });

  it("says how it was balanced, and how far from even it is", () => {
    expect(plan).toMatchObject({ strata: "subtype", proven: true });
    expect(plan.imbalance).toBeGreaterThan(0);
    const stopping = plan.bags.filter((bag) => bag.stopping.length > 0);
    expect(stopping.length).toBeGreaterThan(0);
    for (const bag of stopping) {
      expect(bag.sealed).toBe(false);
      expect(bag.stopping).not.toContain(bag.fold);
    }
  });

  it("is refused where sites are too few, unknown, or on two sides in the manifest", () => {
    const split = { kind: "site-preserved", strata: null } as const;
    const refusal = (own: Bags, folds = 3) => {
      try {
        return planBags(own, { ...asked, folds, split });
      } catch (error) {
        return error;
      }
    };
    expect(refusal(bags, 8)).toMatchObject({
      name: "SplitError",
      field: "split",
    });
    expect(String(refusal(bags, 8))).toMatch(
      /no more folds than there are sites/,
    );
    const unknown = bags.map((bag) => ({ ...bag, site: null }));
    expect(refusal(unknown)).toBeInstanceOf(SplitError);
    const given = bags.map((bag, b) => ({
      ...bag,
      split: b % 2 === 0 ? ("test" as const) : ("train" as const),
    }));
    expect(String(refusal(given))).toMatch(
      /both in the test set and in training/,
    );
  });
});

it("balances by any column of the manifest, and refuses one that nobody has", () => {
  const split = { kind: "stratified", strata: "stage" } as const;
  const plan = planBags(bags, { ...asked, split });
  for (const stage of ["II", "III"]) {
    const counts = [0, 1, 2].map(
      (fold) =>
        plan.bags.filter(
          (bag, b) =>
            bag.fold === fold && bags[b]!.attributes["stage"] === stage,
        ).length,
    );
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
  const missing = { ...split, strata: "grade" };
  expect(() => planBags(bags, { ...asked, split: missing })).toThrow(
    /nothing in a column grade; choose one of site, subtype, stage/,
  );
  const random = { kind: "random", strata: "stage" } as const;
  expect(() => planBags(bags, { ...asked, split: random })).toThrow(SplitError);
});

it("never divides a group, and below six leaves one out with a notice", () => {
  const paired = bags.map((bag, b) => ({
    ...bag,
    group: `section ${Math.floor(b / 2)}`,
  }));
  const plan = planBags(paired, asked);
  for (let b = 0; b < plan.bags.length; b += 2) {
    const [one, other] = [plan.bags[b]!, plan.bags[b + 1]!];
    expect({ ...one, id: "" }).toEqual({ ...other, id: "" });
  }
  expect(plan.notice).toBeNull();
  const few = planBags(bags.slice(0, 4), { folds: 5, seed: 0 });
  expect(few.folds).toBe(4);
  expect(few.notice).toMatch(/^4 patients or groups are too few/);
  expect(few.bags.flatMap(({ stopping }) => stopping)).toEqual([]);
});
