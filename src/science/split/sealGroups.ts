import type { Group } from "./group.js";
import { LEAST_GROUPS_FOR_FOLDS } from "./group.js";
import { compareText, groupsBy } from "./groupsBy.js";

/** A fifth of the groups, at least 20 where there are 60 or more, none below six. */
export function sealedCount(groups: number): number {
  if (groups < LEAST_GROUPS_FOR_FOLDS) return 0;
  const fifth = Math.round(groups / 5);
  return groups >= 60 ? Math.max(20, fifth) : fifth;
}

/**
 * Chooses the held-out test set: each site gives its share (largest remainders), and within a site the lowest
 * ranks are taken. The rank must come from the cohort, never from a run's seed, so that a cohort has one sealed set.
 */
export function sealGroups(
  groups: readonly Pick<Group, "id" | "site">[],
  rank: (group: string) => string,
): ReadonlySet<string> {
  const total = sealedCount(groups.length);
  const sites = groupsBy(groups, ({ site }) => site);
  const quota = shareOut(
    total,
    sites.map(([, members]) => members.length),
  );
  const sealed = new Set<string>();
  sites.forEach(([, members], s) => {
    const ranked = members
      .map((g) => g.id)
      .sort((a, b) => compareText(rank(a), rank(b)));
    for (const id of ranked.slice(0, quota[s])) sealed.add(id);
  });
  return sealed;
}

/** Divides a total over strata in proportion to their sizes, by largest remainders. */
function shareOut(total: number, sizes: readonly number[]): number[] {
  const all = sizes.reduce((sum, n) => sum + n, 0);
  const exact = sizes.map((n) => (all === 0 ? 0 : (total * n) / all));
  const quota = exact.map(Math.floor);
  const order = exact
    .map((x, i) => ({ i, rest: x - Math.floor(x) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  let left = total - quota.reduce((sum, n) => sum + n, 0);
  for (const { i } of order) {
    if (left-- <= 0) break;
    quota[i]! += 1;
  }
  return quota;
}
