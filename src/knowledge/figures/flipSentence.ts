import type { CriterionOutcome } from "../criteria/criterion.js";
import type { Outcome } from "../outcome.js";
import type { Demand } from "../protocol.js";
import type { Figure } from "./figuresOf.js";
import { valueText } from "./figureText.js";
import { isAsAsked } from "./isAsAsked.js";

/** A criterion that would have to come out otherwise. */
export interface Flipping {
  readonly title: string;
  readonly role: Demand["role"];
  readonly outcome: CriterionOutcome;
  readonly figures: readonly Figure[];
}

/** What would have to be so for another outcome, in plain words: every criterion of the set with the figures that decide it. */
export function flipSentence(
  to: Outcome,
  criteria: readonly Flipping[],
): string {
  const parts = criteria.map(
    (criterion) => `${criterion.title}: ${CHANGES[to](criterion)}`,
  );
  return `${to} if ${parts.join("; and ")}.`;
}

const AGAIN = "measured anew without what was withdrawn";

const CHANGES: Readonly<Record<Outcome, (criterion: Flipping) => string>> = {
  SUPPORTED: (criterion) => {
    if (criterion.outcome === "INVALIDATED") return `${AGAIN}, and passed`;
    return isUnmeasured(criterion)
      ? "measured, and passed"
      : `passed, with ${toPass(criterion)}`;
  },
  REFUTED: (criterion) =>
    criterion.outcome === "INVALIDATED"
      ? `${AGAIN}, and failed`
      : toFail(criterion),
  INCONCLUSIVE: (criterion) => {
    if (criterion.outcome === "INVALIDATED")
      return `${AGAIN}, and left undecided`;
    return criterion.outcome === "FAIL"
      ? toFailNoMore(criterion)
      : toPassNoMore(criterion);
  },
  SUSPENDED: () => AGAIN,
};

const passing = ({ figures }: Flipping): Figure[] =>
  figures.filter(({ otherwise }) => otherwise !== "FAIL");
const failing = ({ figures }: Flipping): Figure | undefined =>
  figures.find(({ otherwise }) => otherwise === "FAIL");

const isUnmeasured = ({ figures }: Flipping): boolean =>
  figures.every(({ observed }) => observed === null);

function toPass(criterion: Flipping): string {
  const wanting = passing(criterion).filter((f) => isAsAsked(f) !== true);
  return wanting.map(asked).join(", ");
}

function toFail(criterion: Flipping): string {
  const end = failing(criterion);
  if (end === undefined)
    return "failed, which this protocol does not let it, whatever its figures";
  if (isUnmeasured(criterion)) return "measured, and failed";
  const wanting = criterion.figures.filter(
    (f) => f.otherwise === "MISSING" && isAsAsked(f) !== true,
  );
  const passes = criterion.outcome === "PASS" ? ", and it passed no more" : "";
  return `failed, with ${[missed(end), ...wanting.map(asked)].join(", ")}${passes}`;
}

function toFailNoMore(criterion: Flipping): string {
  const end = failing(criterion);
  return end === undefined
    ? "failed no more"
    : `failed no more, with ${asked(end)}`;
}

/** An exclusion that cannot be asked, for want of patients, does not count: only what is measured takes it away. */
function toPassNoMore(criterion: Flipping): string {
  if (isUnmeasured(criterion)) return "measured, and not passed";
  const ways = passing(criterion).filter(
    ({ otherwise }) =>
      criterion.role !== "exclusion" || otherwise !== "MISSING",
  );
  const how =
    criterion.outcome === "PASS"
      ? "passed no more"
      : "measured, and not passed";
  return `${how}, with ${ways.map(missed).join(", or ")}`;
}

function asked(figure: Figure): string {
  const { name, comparator, threshold } = figure;
  return `${name} ${comparator} ${valueText(threshold, figure)}${now(figure)}`;
}

const OPPOSITE: Readonly<Record<string, string>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

function missed(figure: Figure): string {
  return asked({ ...figure, comparator: OPPOSITE[figure.comparator] ?? "not" });
}

function now(figure: Figure): string {
  const { observed } = figure;
  return observed === null
    ? " (not measured)"
    : ` (it is ${valueText(observed, figure)})`;
}
