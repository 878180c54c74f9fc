import { boundSites } from "./boundSites.js";
import type { Group } from "./group.js";
import { groupsBy } from "./groupsBy.js";
import { bySize, searchSites } from "./searchSites.js";
import type { SiteCounts } from "./siteFolds.js";

/** Folds of whole sites. */
export interface PreservedSites {
  /** Fold of each group. */
  readonly fold: ReadonlyMap<string, number>;
  /** Whether no other folds of whole sites are more even; false where the search was given up before that was shown. */
  readonly proven: boolean;
}

/** Thrown where the sites are too few to be divided whole. */
export class TooFewSitesError extends Error {
  constructor(sites: number, folds: number) {
    super(
      `${sites} sites, those of the test set left out, cannot be divided whole over ${folds} folds; ask for no more folds than there are sites, or for a split that divides sites (stratified)`,
    );
    this.name = "TooFewSitesError";
  }
}

/**
 * Divides whole sites over k folds, so that no site is both trained on and held out, and every stratum as evenly as that
 * allows: the sum over strata and folds of (k n - N)² is least. Exact where branch and bound ends in time, else the best of
 * a local search; the same groups always give the same folds. Groups whose site is unknown stay together.
 * @throws TooFewSitesError
 * @source Howard 2021, doi:10.1038/s41467-021-24698-1
 */
export function preserveSites(
  groups: readonly Group[],
  k: number,
): PreservedSites {
  const sites = groupsBy(groups, ({ site }) => site);
  if (sites.length < k) throw new TooFewSitesError(sites.length, k);
  const strata = groupsBy(groups, ({ stratum }) => stratum).map(([s]) => s);
  const counts = sites.map(([, members]) =>
    strata.map((s) => members.filter(({ stratum }) => stratum === s).length),
  );
  const { fold, proven } = boundSites(counts, k, searchSites(counts, k));
  const held = filled(counts, fold, k);
  return {
    fold: new Map(
      sites.flatMap(([, members], s) =>
        members.map(({ id }) => [id, held[s]!] as const),
      ),
    ),
    proven,
  };
}

/** Gives an empty fold the smallest site of one that has two or more: that never makes the folds less even. */
function filled(
  sites: SiteCounts,
  fold: readonly number[],
  k: number,
): readonly number[] {
  const held = [...fold];
  for (let empty = 0; empty < k; empty++) {
    if (held.includes(empty)) continue;
    const site = bySize(sites)
      .reverse()
      .find((s) => held.filter((f) => f === held[s]).length > 1);
    if (site !== undefined) held[site] = empty;
  }
  return held;
}
