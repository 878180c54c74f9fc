import type { CriterionOutcome } from "../criteria/criterion.js";
import type { Figure } from "./figuresOf.js";
import { isAsAsked } from "./isAsAsked.js";

/** A criterion that came out, with the figures that decided it. */
export interface Decided {
  readonly role: "required" | "supporting" | "exclusion";
  readonly outcome: CriterionOutcome;
  readonly figures: readonly Figure[];
}

/** Whether nothing of a criterion was measured. */
export function isUnmeasured({ figures }: Pick<Decided, "figures">): boolean {
  return figures.every(({ observed }) => observed === null);
}

/** The figure by which a criterion fails; none where no least effect is asked of it. */
export function failingFigure({
  figures,
}: Pick<Decided, "figures">): Figure | undefined {
  return figures.find(({ otherwise }) => otherwise === "FAIL");
}

/** Those that must all become as asked for a criterion to pass. */
export function wantingToPass(criterion: Decided): Figure[] {
  return passing(criterion).filter((one) => isAsAsked(one) !== true);
}

/** Those that must all become as asked for one that is of too few to be decided at all. */
export function wantingToDecide({ figures }: Decided): Figure[] {
  return figures.filter(
    (one) => one.otherwise === "MISSING" && isAsAsked(one) !== true,
  );
}

/**
 * Those of which any one may miss what is asked for a criterion to pass no more. An exclusion that cannot be asked, for want
 * of patients, does not count: only what is measured takes it away.
 */
export function waysNotToPass(criterion: Decided): Figure[] {
  return passing(criterion).filter(
    ({ otherwise }) =>
      criterion.role !== "exclusion" || otherwise !== "MISSING",
  );
}

function passing({ figures }: Decided): Figure[] {
  return figures.filter(({ otherwise }) => otherwise !== "FAIL");
}
