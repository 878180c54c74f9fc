import fc from "fast-check";
import { expect, it } from "vitest";
import type { Group } from "../../../src/science/split/group.js";
import { foldCounts, imbalance } from "../../../src/science/split/imbalance.js";
import {
  preserveSites,
  TooFewSitesError,
} from "../../../src/science/split/preserveSites.js";
import { publishedFolds } from "./published.js";

const cohort = fc
  .array(
    fc.record({
      site: fc.constantFrom("A", "B", "C", "D", "E", "F"),
      stratum: fc.constantFrom("CMS1", "CMS2", null),
    }),
    { minLength: 8, maxLength: 60 },
  )
  .map((all) => all.map((own, i): Group => ({ id: `P${i}`, ...own })));

const unevenness = (
  groups: readonly Group[],
  k: number,
  fold: ReadonlyMap<string, number>,
): number =>
  imbalance(
    foldCounts(groups, k, ({ id, stratum }) => ({
      stratum,
      fold: fold.get(id)!,
    })),
  );

const sitesOf = (groups: readonly Group[]) => [
  ...new Set(groups.map(({ site }) => site)),
];

/** The least of all ways to put whole sites into folds. */
function exhaustive(groups: readonly Group[], k: number): number {
  const sites = sitesOf(groups);
  let least = Infinity;
  for (let code = 0; code < k ** sites.length; code++) {
    const held = new Map(
      sites.map((site, s) => [site, Math.floor(code / k ** s) % k]),
    );
    const fold = new Map(groups.map(({ id, site }) => [id, held.get(site)!]));
    least = Math.min(least, unevenness(groups, k, fold));
  }
  return least;
}

it("leaves every site whole and finds the least imbalance there is", () => {
  fc.assert(
    fc.property(cohort, fc.constantFrom(2, 3), (groups, k) => {
      fc.pre(sitesOf(groups).length >= k);
      const { fold, proven } = preserveSites(groups, k);
      for (const site of sitesOf(groups)) {
        const own = groups.filter((group) => group.site === site);
        expect(new Set(own.map(({ id }) => fold.get(id))).size).toBe(1);
      }
      expect(new Set(fold.values()).size).toBe(k);
      expect(proven).toBe(true);
      expect(unevenness(groups, k, fold)).toBe(exhaustive(groups, k));
    }),
    { numRuns: 40 },
  );
});

it("does not depend on the order in which patients are listed", () => {
  fc.assert(
    fc.property(cohort, (groups) => {
      fc.pre(sitesOf(groups).length >= 2);
      const turned = preserveSites([...groups].reverse(), 2);
      const { fold } = preserveSites(groups, 2);
      for (const { id } of groups)
        expect(turned.fold.get(id)).toBe(fold.get(id));
    }),
    { numRuns: 30 },
  );
});

it("refuses more folds than there are sites, and says what to do", () => {
  const two = ["A", "A", "B"].map((site, i): Group => ({
    id: `P${i}`,
    site,
    stratum: null,
  }));
  expect(() => preserveSites(two, 3)).toThrow(TooFewSitesError);
  expect(() => preserveSites(two, 3)).toThrow(
    /no more folds than there are sites/,
  );
});

const published = publishedFolds();

it.skipIf(published === null)(
  "is at least as even as every published split of TCGA's colorectal patients",
  () => {
    const { groups, folds } = published!;
    expect(folds.size).toBe(11);
    for (const own of [
      groups,
      groups.filter(({ stratum }) => stratum !== null),
    ]) {
      const begun = performance.now();
      const { fold } = preserveSites(own, 3);
      const took = performance.now() - begun;
      expect(took).toBeLessThan(10_000);
      for (const theirs of folds.values())
        expect(unevenness(own, 3, fold)).toBeLessThanOrEqual(
          unevenness(own, 3, theirs),
        );
    }
  },
);
