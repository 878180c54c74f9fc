import { seedOf } from "../random/seedOf.js";
import { dealGroups } from "../split/dealGroups.js";
import type { Group } from "../split/group.js";
import { preserveSites } from "../split/preserveSites.js";

/** How patients are divided: each class its share, or whole sites. */
export type SubtypeSplit = "stratified" | "site-preserved";

/** Thrown for folds that patients or classes cannot fill. */
export class SubtypeFoldError extends Error {
  constructor(fault: string) {
    super(fault);
    this.name = "SubtypeFoldError";
  }
}

/**
 * Which fold holds each row. A patient's rows, or a group's, are never on two sides.
 * @param of group, site and class of each row
 * @throws SubtypeFoldError, TooFewSitesError
 */
export function subtypeFolds(
  of: readonly {
    readonly group: string;
    readonly site: string | null;
    readonly label: string;
  }[],
  by: {
    readonly split: SubtypeSplit;
    readonly folds: number;
    readonly seed: number;
  },
): Int32Array {
  const groups = new Map<string, Group>();
  for (const { group: id, site, label: stratum } of of)
    groups.set(id, { id, site, stratum });
  const all = [...groups.values()];
  if (by.folds > all.length)
    throw new SubtypeFoldError(
      `${by.folds} folds over ${all.length} patients cannot be made; ask for fewer`,
    );
  const dealt =
    by.split === "stratified"
      ? dealGroups(all, by.folds, seedOf(["subtype folds", by.seed]))
      : preserveSites(all, by.folds).fold;
  const fold = Int32Array.from(of, ({ group }) => dealt.get(group)!);
  assertLearnable(of, fold, by.folds);
  return fold;
}

/** Every fold must leave two patients of each class to learn from. */
function assertLearnable(
  of: readonly { readonly label: string }[],
  fold: Int32Array,
  folds: number,
): void {
  for (let f = 0; f < folds; f++)
    for (const name of new Set(of.map(({ label }) => label))) {
      const left = of.filter(({ label }, i) => label === name && fold[i] !== f);
      if (left.length < 2)
        throw new SubtypeFoldError(
          `fold ${f} leaves ${left.length} patients of ${name} to learn from; ask for other folds, or for a split that divides sites (stratified)`,
        );
    }
}
