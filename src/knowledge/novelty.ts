import type { Proposition } from "./claim.js";
import type { KnownFact } from "./knownFact.js";
import { factsStating } from "./knownFact.js";
import type { Outcome } from "./outcome.js";

/** Whether a claim is new; null where it is not supported, or where nothing is known to compare it with. */
export function noveltyOf(
  outcome: Outcome,
  proposition: Proposition,
  facts: readonly KnownFact[],
): boolean | null {
  if (outcome !== "SUPPORTED" || facts.length === 0) return null;
  return factsStating(proposition, facts).length === 0;
}
