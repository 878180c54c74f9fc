import type { Group } from "./group.js";
import { compareText, groupsBy } from "./groupsBy.js";
import { sealedCount } from "./sealGroups.js";

/** Sites that stay for training: with fewer there is nothing to hold out. */
const LEAST_OPEN_SITES = 2;

/**
 * Chooses whole sites as the held-out test set, so that no sealed patient's site is trained on: of all sets of sites, one
 * whose groups are nearest to the sealed count in number, the larger where two are as near. Among equals the lowest
 * ranks are taken. The rank must come from the cohort, never from a run's seed; what folds are balanced by has no say.
 */
export function sealSites(
  groups: readonly Pick<Group, "id" | "site">[],
  rank: (site: string) => string,
): ReadonlySet<string> {
  const wanted = sealedCount(groups.length);
  const sites = groupsBy(groups, ({ site }) => site)
    .map(([site, members]) => ({ key: rank(site ?? ""), members }))
    .sort((a, b) => compareText(a.key, b.key));
  if (wanted === 0 || sites.length <= LEAST_OPEN_SITES) return new Set();
  const chosen = nearestSum(
    sites.map(({ members }) => members.length),
    wanted,
    sites.length - LEAST_OPEN_SITES,
  );
  return new Set(chosen.flatMap((s) => sites[s]!.members.map(({ id }) => id)));
}

/** Places of sizes whose sum is nearest to the wanted one, at most `most` of them: every reachable sum, by its fewest places. */
function nearestSum(
  sizes: readonly number[],
  wanted: number,
  most: number,
): number[] {
  const by = new Map<number, readonly number[]>([[0, []]]);
  sizes.forEach((size, place) => {
    // A copy, so that a place is taken once.
    for (const [sum, places] of [...by]) {
      const known = by.get(sum + size);
      if (known === undefined || known.length > places.length + 1)
        by.set(sum + size, [...places, place]);
    }
  });
  const found = [...by]
    .filter(([, places]) => places.length > 0 && places.length <= most)
    .sort(
      ([a], [b]) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a,
    )[0];
  return [...(found?.[1] ?? [])];
}
