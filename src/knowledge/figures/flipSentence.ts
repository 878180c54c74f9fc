import type { Outcome } from "../outcome.js";
import type { Figure } from "./figuresOf.js";
import { valueText } from "./figureText.js";
import type { Decided } from "./flippingFigures.js";
import {
  failingFigure,
  isUnmeasured,
  waysNotToPass,
  wantingToDecide,
  wantingToPass,
} from "./flippingFigures.js";

/** A criterion that would have to come out otherwise. */
export interface Flipping extends Decided {
  readonly title: string;
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

function toPass(criterion: Flipping): string {
  return wantingToPass(criterion).map(asked).join(", ");
}

function toFail(criterion: Flipping): string {
  const end = failingFigure(criterion);
  if (end === undefined)
    return "failed, which this protocol does not let it, whatever its figures";
  if (isUnmeasured(criterion)) return "measured, and failed";
  const wanting = wantingToDecide(criterion);
  const passes = criterion.outcome === "PASS" ? ", and it passed no more" : "";
  return `failed, with ${[missed(end), ...wanting.map(asked)].join(", ")}${passes}`;
}

function toFailNoMore(criterion: Flipping): string {
  const end = failingFigure(criterion);
  return end === undefined
    ? "failed no more"
    : `failed no more, with ${asked(end)}`;
}

function toPassNoMore(criterion: Flipping): string {
  if (isUnmeasured(criterion)) return "measured, and not passed";
  const how =
    criterion.outcome === "PASS"
      ? "passed no more"
      : "measured, and not passed";
  return `${how}, with ${waysNotToPass(criterion).map(missed).join(", or ")}`;
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
