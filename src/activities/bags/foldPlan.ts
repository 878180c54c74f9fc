import { ROLE } from "../../science/mil/head.js";
import type { FoldLabels } from "../../science/mil/labels.js";
import { foldLabels } from "../../science/mil/labels.js";
import type { SettledCohort } from "./loadTiles.js";

/** How one fold sees the bags. @shape each [bags] */
export interface FoldPlan {
  readonly role: Uint8Array;
  /** Bags that labels are centred and scaled by. */
  readonly train: readonly boolean[];
}

/** The parts of each bag in each fold: sealed bags are used by none. */
export function foldPlans({
  split,
}: {
  readonly split: Pick<SettledCohort["split"], "folds" | "bags">;
}): FoldPlan[] {
  return Array.from({ length: split.folds }, (_, f) => {
    const role = Uint8Array.from(split.bags, ({ sealed, fold, stopping }) => {
      if (sealed || fold === f) return ROLE.unused;
      return stopping.includes(f) ? ROLE.stopping : ROLE.train;
    });
    return { role, train: [...role].map((part) => part === ROLE.train) };
  });
}

/** Sites of the bags. @shape [bags] */
export function sitesOf({ bags }: SettledCohort): (string | null)[] {
  return bags.map(({ bag }) => bag.site);
}

/**
 * Labels of one gene in each fold; null where a gene has fewer than `LEAST_LABELS` training bags in a fold, so that
 * it cannot be trained.
 */
export function labelsByFold(
  values: Float64Array,
  loaded: SettledCohort,
): FoldLabels[] | null {
  const sites = sitesOf(loaded);
  const plans = foldPlans(loaded);
  const known = (train: readonly boolean[]): number =>
    train.filter((own, b) => own && !Number.isNaN(values[b])).length;
  if (plans.some(({ train }) => known(train) < LEAST_LABELS)) return null;
  return plans.map(({ train }) => foldLabels({ values, sites, train }));
}

/** Below this a fold teaches nothing. */
export const LEAST_LABELS = 2;
