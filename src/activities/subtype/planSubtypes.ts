import type { Cohort, CohortBag } from "../../io/tables/cohort.js";
import { TooFewSitesError } from "../../science/split/preserveSites.js";
import {
  assertEbmOptions,
  EbmInputError,
} from "../../science/subtype/ebm/assertEbmInput.js";
import { EBM_DEFAULTS } from "../../science/subtype/ebm/ebmOptions.js";
import type { EbmSettings } from "../../science/subtype/ebm/ebmSettings.js";
import type { SubtypeSplit } from "../../science/subtype/subtypeFolds.js";
import {
  SubtypeFoldError,
  subtypeFolds,
} from "../../science/subtype/subtypeFolds.js";
import type { SubtypeLabels } from "../../science/subtype/subtypeLabels.js";
import {
  SubtypeLabelError,
  subtypeLabels,
} from "../../science/subtype/subtypeLabels.js";

/** How subtypes are asked for. */
export interface SubtypeChoice {
  /** Column of patients.csv. */
  readonly label: string;
  readonly folds: number;
  readonly seed: number;
  readonly split: SubtypeSplit;
  /** Pairs of genes to learn together; left out: none. */
  readonly pairs?: number;
  /** How the explainable model is fitted; left out: as always. */
  readonly ebm?: EbmSettings;
}

/** Thrown for a cohort that subtypes cannot be learnt from as asked; `field` names what to change. */
export class SubtypePlanError extends Error {
  constructor(
    readonly field: "label" | "folds" | "split" | "pairs" | "ebm" | "cohort",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "SubtypePlanError";
  }
}

/** Who takes part, of which class, and which fold holds whom out. */
export interface SubtypePlan {
  /** Rows of the cohort that take part. */
  readonly rows: Int32Array;
  readonly read: SubtypeLabels;
  /** Place of the class of each row that takes part. */
  readonly labels: Int32Array;
  /** Fold of each row that takes part. */
  readonly fold: Int32Array;
}

/** Reads the classes of a cohort and divides its patients. @throws SubtypePlanError */
export function planSubtypes(
  { bags, unit }: Pick<Cohort, "bags" | "unit">,
  choice: SubtypeChoice,
): SubtypePlan {
  const { label, split } = choice;
  if (unit !== "patient")
    throw new SubtypePlanError(
      "cohort",
      "subtypes are of patients; this cohort's unit is the region",
    );
  if (!bags.some((bag) => labelOf(bag, label) !== null))
    throw new SubtypePlanError(
      "label",
      `patients.csv has no column ${label}, or nothing in it; name the column of the classes`,
    );
  try {
    const read = subtypeLabels(
      bags.map((bag) => labelOf(bag, label)),
      bags.map(({ patient }) => patient),
    );
    assertPairs(read.classes, choice);
    assertEbmOptions({ ...EBM_DEFAULTS, ...choice.ebm });
    const rows = Int32Array.from(read.labels.keys()).filter(
      (row) => read.labels[row]! >= 0,
    );
    const labels = rows.map((row) => read.labels[row]!);
    const of = Array.from(rows, (row, i) => {
      const { group, site } = bags[row]!;
      return { group, site, label: read.classes[labels[i]!]! };
    });
    return { rows, read, labels, fold: subtypeFolds(of, choice) };
  } catch (error) {
    if (error instanceof SubtypeLabelError)
      throw new SubtypePlanError(
        "label",
        `patients.csv, column ${label}: ${error.message}`,
        { cause: error },
      );
    if (error instanceof EbmInputError)
      throw new SubtypePlanError("ebm", error.message, { cause: error });
    if (error instanceof SubtypeFoldError || error instanceof TooFewSitesError)
      throw new SubtypePlanError(
        split === "stratified" ? "folds" : "split",
        error.message,
        { cause: error },
      );
    throw error;
  }
}

function assertPairs(
  classes: readonly string[],
  { pairs = 0, label }: SubtypeChoice,
): void {
  if (pairs === 0 || classes.length === 2) return;
  throw new SubtypePlanError(
    "pairs",
    `pairs of genes are learnt for two classes, and ${label} has ${classes.length} (${classes.join(", ")}); ask for no pairs, or write a column that tells one of them from the rest and name it with --label`,
  );
}

function labelOf(bag: CohortBag, column: string): string | null {
  return column === "subtype" ? bag.subtype : (bag.attributes[column] ?? null);
}
