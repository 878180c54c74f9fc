import type { CohortBag } from "../../io/tables/cohort.js";
import { sha256 } from "../../knowledge/identity.js";
import { FoldCountError } from "../../science/split/assignFolds.js";
import type { Group } from "../../science/split/group.js";
import type { SplitPlan } from "../../science/split/planSplit.js";
import { planSplit } from "../../science/split/planSplit.js";
import { TooFewSitesError } from "../../science/split/preserveSites.js";
import type { SplitChoice } from "../../science/split/splitChoice.js";
import {
  splitChoice,
  SplitChoiceError,
} from "../../science/split/splitChoice.js";
import { SiteOnTwoSidesError } from "../../science/split/wholeSites.js";

/** The split as stored: per bag whether it is sealed, its fold (null when sealed), and the folds it stops early. */
export interface StoredSplit
  extends SplitChoice, Pick<SplitPlan, "folds" | "imbalance" | "proven"> {
  /** What the user should know of it; null where nothing. */
  readonly notice: string | null;
  readonly bags: readonly {
    readonly id: string;
    readonly sealed: boolean;
    readonly fold: number | null;
    readonly stopping: readonly number[];
  }[];
}

/** Thrown for a split that these patients cannot have, or a column that the manifest has not. */
export class SplitError extends Error {
  override readonly name = "SplitError";
  constructor(
    /** What was asked wrongly. */
    readonly field: "folds" | "split" | "strata",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

type Bag = Omit<CohortBag, "views">;

const PLAIN: SplitChoice = { kind: "stratified", strata: null };

/**
 * Divides bags as asked; a group is where its first bag is.
 * @throws SplitError
 */
export function planBags(
  bags: readonly Bag[],
  asked: {
    readonly folds: number;
    readonly seed: number;
    /** Left out or null: stratified by site. */
    readonly split?: SplitChoice | null | undefined;
  },
): StoredSplit {
  const { kind, strata } = refused(() => splitChoice(asked.split ?? PLAIN));
  assertColumn(bags, strata);
  const plan = refused(() =>
    planSplit({
      groups: groupsOf(bags, strata),
      kind,
      folds: asked.folds,
      seed: asked.seed,
      given: givenBy(bags),
      rank: (name) => sha256(`sealed ${name}`),
    }),
  );
  const all = Array.from({ length: plan.folds }, (_, f) => f);
  const { folds, imbalance, proven } = plan;
  return {
    kind,
    strata,
    folds,
    imbalance,
    proven,
    notice: plan.leaveOneOut ? leftOneOut(folds) : null,
    bags: bags.map(({ id, group }) => ({
      id,
      sealed: plan.sealed.has(group),
      fold: plan.fold.get(group) ?? null,
      stopping: all.filter((f) => plan.stopping[f]?.has(group)),
    })),
  };
}

/** What a bag counts as where folds are balanced by a column; null where it is not known. */
export function stratumOf(bag: Bag, strata: string | null): string | null {
  if (strata === null) return null;
  if (strata === "site") return bag.site;
  if (strata === "subtype") return bag.subtype;
  return bag.attributes[strata] ?? null;
}

function leftOneOut(folds: number): string {
  return `${folds} patients or groups are too few for folds: each is left out once, with fixed epochs`;
}

/** A column that every cohort has may be empty; another must be known of somebody. */
function assertColumn(bags: readonly Bag[], strata: string | null): void {
  if (strata === null || strata === "site" || strata === "subtype") return;
  if (bags.some((bag) => stratumOf(bag, strata) !== null)) return;
  const columns = new Set(bags.flatMap((bag) => Object.keys(bag.attributes)));
  const known = ["site", "subtype", ...columns].join(", ");
  throw new SplitError(
    "strata",
    `patients.csv has nothing in a column ${strata}; choose one of ${known}`,
  );
}

/** The test set that the cohort names; null where it names none. */
function givenBy(bags: readonly Bag[]): ReadonlySet<string> | null {
  if (!bags.some(({ split }) => split !== null)) return null;
  const test = bags.filter(({ split }) => split === "test");
  return new Set(test.map(({ group }) => group));
}

function groupsOf(bags: readonly Bag[], strata: string | null): Group[] {
  const groups = new Map<string, Group>();
  for (const bag of bags) {
    const { group: id, site } = bag;
    if (!groups.has(id))
      groups.set(id, { id, site, stratum: stratumOf(bag, strata) });
  }
  return [...groups.values()];
}

/** Says of the science's errors what was asked wrongly. */
function refused<T>(plan: () => T): T {
  try {
    return plan();
  } catch (error) {
    if (error instanceof FoldCountError)
      throw new SplitError("folds", error.message, { cause: error });
    if (error instanceof SplitChoiceError)
      throw new SplitError("strata", error.message, { cause: error });
    if (
      error instanceof TooFewSitesError ||
      error instanceof SiteOnTwoSidesError
    )
      throw new SplitError("split", error.message, { cause: error });
    throw error;
  }
}
