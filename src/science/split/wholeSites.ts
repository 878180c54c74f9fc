import type { Group } from "./group.js";
import { groupsBy } from "./groupsBy.js";

/** Thrown where the cohort itself puts one site on both sides. */
export class SiteOnTwoSidesError extends Error {
  constructor(site: string | null) {
    super(
      `${site === null ? "the patients without a site are" : `site ${site} is`} both in the test set and in training as the column split has it; leave that column out, or ask for a split that divides sites (stratified)`,
    );
    this.name = "SiteOnTwoSidesError";
  }
}

/** Sees that every site is sealed whole or not at all. @throws SiteOnTwoSidesError */
export function assertWholeSites(
  groups: readonly Group[],
  sealed: ReadonlySet<string>,
): void {
  for (const [site, members] of groupsBy(groups, ({ site: own }) => own)) {
    const taken = members.filter(({ id }) => sealed.has(id)).length;
    if (taken > 0 && taken < members.length)
      throw new SiteOnTwoSidesError(site);
  }
}
