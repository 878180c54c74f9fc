import { randomGenerator } from "../random/randomGenerator.js";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { Group } from "./group.js";
import { LEAST_GROUPS_FOR_FOLDS } from "./group.js";
import { bySite } from "./sealGroups.js";

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

/** Every how many-th training group is kept for early stopping. */
const STOPPING_EVERY = 6;

/**
 * Deals the groups into k folds, site by site, so that each fold holds its share of each site. Fewer than six
 * groups: each is its own fold and nothing is kept for early stopping.
 * @throws FoldCountError
 */
export function assignFolds(
  groups: readonly Group[],
  k: number,
  seed: number,
): FoldPlan {
  const alone = groups.length < LEAST_GROUPS_FOR_FOLDS;
  const folds = alone ? groups.length : k;
  if (!Number.isInteger(k) || folds < 2 || folds > groups.length)
    throw new FoldCountError(k, groups.length);
  const fold = deal(groups, folds, seed);
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
  const dealt = deal(training, STOPPING_EVERY, seed);
  return new Set(
    training.filter((g) => dealt.get(g.id) === 0).map((g) => g.id),
  );
}

/** Shuffles each site and deals on from where the last site ended. */
function deal(
  groups: readonly Group[],
  hands: number,
  seed: number,
): Map<string, number> {
  const random = randomGenerator(seed);
  const dealt = new Map<string, number>();
  let next = 0;
  for (const [, members] of bySite(groups)) {
    const ids = members.map((g) => g.id).sort();
    for (let i = ids.length - 1; i > 0; i--) {
      const j = uniformInt(random, 0, i);
      [ids[i], ids[j]] = [ids[j]!, ids[i]!];
    }
    for (const id of ids) dealt.set(id, next++ % hands);
  }
  return dealt;
}
