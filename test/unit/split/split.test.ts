import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  assignFolds,
  FoldCountError,
} from "../../../src/science/split/assignFolds.js";
import type { Group } from "../../../src/science/split/group.js";
import {
  sealedCount,
  sealGroups,
} from "../../../src/science/split/sealGroups.js";

const groups = fc
  .array(fc.constantFrom("A", "B", "C", null), { minLength: 6, maxLength: 120 })
  .map((sites) =>
    sites.map((site, i): Group => ({
      id: `P${String(i).padStart(3, "0")}`,
      site,
      stratum: site,
    })),
  );

describe("sealed set", () => {
  it("holds a fifth, at least 20 from 60 groups on, none below six", () => {
    expect([5, 6, 59, 60, 80, 99, 100, 200].map(sealedCount)).toEqual([
      0, 1, 12, 20, 20, 20, 20, 40,
    ]);
  });

  it("gives each site its share, to within one", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const sealed = sealGroups(all, (id) => id);
        expect(sealed.size).toBe(sealedCount(all.length));
        for (const site of ["A", "B", "C", null]) {
          const members = all.filter((g) => g.site === site);
          const taken = members.filter((g) => sealed.has(g.id)).length;
          const share = (sealedCount(all.length) * members.length) / all.length;
          expect(Math.abs(taken - share)).toBeLessThan(1);
        }
      }),
    );
  });

  it("does not depend on the order in which patients are listed", () => {
    fc.assert(
      fc.property(groups, (all) => {
        const rank = (id: string) => id.split("").reverse().join("");
        expect([...sealGroups([...all].reverse(), rank)].sort()).toEqual(
          [...sealGroups(all, rank)].sort(),
        );
      }),
    );
  });
});

describe("folds", () => {
  it("hold out every group once and never stop early on a held-out group", () => {
    fc.assert(
      fc.property(
        groups,
        fc.integer({ min: 2, max: 5 }),
        fc.nat(1000),
        (all, k, seed) => {
          const plan = assignFolds(all, k, seed);
          expect(new Set(plan.fold.keys())).toEqual(
            new Set(all.map((g) => g.id)),
          );
          plan.stopping.forEach((stopping, f) => {
            expect(stopping.size).toBeGreaterThan(0);
            for (const id of stopping) expect(plan.fold.get(id)).not.toBe(f);
          });
        },
      ),
    );
  });

  it("differ in size, and in their share of a site, by at most one", () => {
    fc.assert(
      fc.property(groups, fc.nat(1000), (all, seed) => {
        const plan = assignFolds(all, 5, seed);
        for (const site of ["A", "B", "C", null, "all"]) {
          const members = all.filter((g) => site === "all" || g.site === site);
          const counts = [0, 1, 2, 3, 4].map(
            (f) => members.filter((g) => plan.fold.get(g.id) === f).length,
          );
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(
            1,
          );
        }
      }),
    );
  });

  it("leave one out below six groups, with nothing kept for early stopping", () => {
    const three = ["C2", "C3", "C4"].map((id): Group => ({
      id,
      site: null,
      stratum: null,
    }));
    const plan = assignFolds(three, 5, 0);
    expect(plan.folds).toBe(3);
    expect(new Set(plan.fold.values()).size).toBe(3);
    expect(plan.stopping.every((s) => s.size === 0)).toBe(true);
  });

  it("refuse a count that the groups cannot fill", () => {
    const seven = Array.from({ length: 7 }, (_, i): Group => ({
      id: `P${i}`,
      site: null,
      stratum: null,
    }));
    expect(() => assignFolds(seven, 8, 0)).toThrow(FoldCountError);
    expect(() => assignFolds(seven, 1, 0)).toThrow(FoldCountError);
  });
});
