import type { DealFolds } from "./assignFolds.js";
import { assignFolds } from "./assignFolds.js";
import { dealGroups } from "./dealGroups.js";
import type { Group } from "./group.js";
import { LEAST_GROUPS_FOR_FOLDS } from "./group.js";
import { foldCounts, imbalance } from "./imbalance.js";
import { preserveSites, TooFewSitesError } from "./preserveSites.js";
import { sealGroups } from "./sealGroups.js";
import { sealSites } from "./sealSites.js";
import type { SplitKind } from "./splitChoice.js";
import { assertWholeSites } from "./wholeSites.js";

/** Who is to be divided, and how. */
export interface SplitRequest {
  readonly groups: readonly Group[];
  readonly kind: SplitKind;
  readonly folds: number;
  readonly seed: number;
  /** Groups that the cohort itself seals; null: they are chosen. */
  readonly given: ReadonlySet<string> | null;
  /** Order in which groups and sites are sealed: from the cohort, never from a seed. */
  readonly rank: (name: string) => string;
}

/** Who is sealed, and the folds of the rest. */
export interface SplitPlan {
  readonly sealed: ReadonlySet<string>;
  readonly folds: number;
  readonly fold: ReadonlyMap<string, number>;
  readonly stopping: readonly ReadonlySet<string>[];
  /** Sum over strata and folds of (k n - N)². */
  readonly imbalance: number;
  /** Of folds of whole sites: whether none are more even; null of others. */
  readonly proven: boolean | null;
  /** Whether each group is a fold of its own, since there are too few for more. */
  readonly leaveOneOut: boolean;
}

/**
 * Seals the test set and divides the rest. A random or stratified split seals every site's share, so that a cohort has one
 * sealed set however its folds are made; a site-preserved one seals whole sites.
 * @throws FoldCountError, TooFewSitesError, SiteOnTwoSidesError
 */
export function planSplit(request: SplitRequest): SplitPlan {
  const { groups, kind, given, rank } = request;
  const whole = kind === "site-preserved";
  const sealed = given ?? (whole ? sealSites : sealGroups)(groups, rank);
  const open = groups.filter(({ id }) => !sealed.has(id));
  if (!whole)
    return { ...divide(request, open, dealGroups), sealed, proven: null };
  assertWholeSites(groups, sealed);
  if (open.length < LEAST_GROUPS_FOR_FOLDS)
    throw new TooFewSitesError(new Set(open.map(({ site }) => site)).size, 2);
  let proven = false;
  const plan = divide(request, open, (own, k) => {
    const preserved = preserveSites(own, k);
    proven = preserved.proven;
    return preserved.fold;
  });
  return { ...plan, sealed, proven };
}

function divide(
  { folds: k, seed }: SplitRequest,
  open: readonly Group[],
  deal: DealFolds,
): Omit<SplitPlan, "sealed" | "proven"> {
  const plan = assignFolds(open, k, seed, deal);
  const counts = foldCounts(open, plan.folds, ({ id, stratum }) => ({
    stratum,
    fold: plan.fold.get(id)!,
  }));
  return {
    ...plan,
    imbalance: imbalance(counts),
    leaveOneOut: open.length < LEAST_GROUPS_FOR_FOLDS,
  };
}
