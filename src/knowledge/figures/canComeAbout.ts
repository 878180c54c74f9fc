import type { CriterionOutcome } from "../criteria/criterion.js";
import type { FlipSet } from "../flipSets.js";
import type { Demanded } from "./figuresOf.js";

/** A criterion of a flip set as it came out, and what it demands. */
export interface Flippable extends Pick<Demanded, "leastEffect"> {
  readonly outcome: CriterionOutcome;
}

/**
 * Whether figures could bring a flip set about. By roles alone every required criterion refutes a claim where it fails; one of
 * which no least effect is asked fails by no figure. What a withdrawal reached is measured anew, and may.
 */
export function canComeAbout(
  to: FlipSet["to"],
  criteria: readonly Flippable[],
): boolean {
  return (
    to !== "REFUTED" ||
    criteria.every(
      ({ outcome, leastEffect }) =>
        outcome === "INVALIDATED" || leastEffect !== null,
    )
  );
}
