import type { Group } from "./group.js";

/** Groups by site or stratum, in alphabetical order, unknown last. */
export function groupsBy<G extends Partial<Group>>(
  groups: readonly G[],
  key: (group: G) => string | null,
): [string | null, G[]][] {
  const parts = new Map<string | null, G[]>();
  for (const group of groups) {
    const own = parts.get(key(group));
    if (own) own.push(group);
    else parts.set(key(group), [group]);
  }
  return [...parts].sort(([a], [b]) =>
    a === null ? 1 : b === null ? -1 : compareText(a, b),
  );
}

/** By code points, so that the order is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
