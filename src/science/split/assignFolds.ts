import type { Group } from "./group.js";
import { LEAST_GROUPS_FOR_FOLDS } from "./group.js";
import { dealGroups } from "./dealGroups.js";

/** Thrown for a number of folds that the groups cannot fill. */
export class FoldCountError extends Error {
  constructor(folds: number, groups: number) {
    super(
      `${folds} folds over ${groups} patients cannot be made; choose between 2 and ${groups} folds`,
    );
    this.name = "FoldCountError";
  }
}

/** How the groups that are not sealed are divided. */
export interface FoldPlan {
  readonly folds: number;
  /** Held-out fold of each group. */
  readonly fold: ReadonlyMap<string, number>;
  /** Per fold, the training groups kept aside for early stopping; empty where epochs are fixed. */
  readonly stopping: readonly ReadonlySet<string>[];
}

/** Says which of k folds holds each group. */
export type DealFolds = (
  groups: readonly Group[],
  k: number,
  seed: number,
) => ReadonlyMap<string, number>;

/** Every how many-th training group is kept for early stopping. */
const STOPPING_EVERY = 6;

/**
 * Divides the groups into k folds, by default stratum by stratum, so that each fold holds its share of each. Fewer than six
 * groups: each is its own fold and nothing is kept for early stopping. Who stops early is of the fold's training groups,
 * so never one that it holds out.
 * @throws FoldCountError
 */
export function assignFolds(
  groups: readonly Group[],
  k: number,
  seed: number,
  dealFolds: DealFolds = dealGroups,
): FoldPlan {
  const alone = groups.length < LEAST_GROUPS_FOR_FOLDS;
  const folds = alone ? groups.length : k;
  if (!Number.isInteger(k) || folds < 2 || folds > groups.length)
    throw new FoldCountError(k, groups.length);
  const fold = (alone ? dealGroups : dealFolds)(groups, folds, seed);
  const stopping = Array.from({ length: folds }, (_, f) =>
    alone
      ? new Set<string>()
      : stoppingOf(
          groups.filter((g) => fold.get(g.id) !== f),
          seed + 1 + f,
        ),
  );
  return { folds, fold, stopping };
}

function stoppingOf(
  training: readonly Group[],
  seed: number,
): ReadonlySet<string> {
  const dealt = dealGroups(training, STOPPING_EVERY, seed);
  return new Set(
    training.filter((g) => dealt.get(g.id) === 0).map((g) => g.id),
  );
}
