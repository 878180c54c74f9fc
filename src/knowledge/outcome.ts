import type { CriterionOutcome } from "./criteria/criterion.js";
import type { Demand } from "./protocol.js";

/** Whether a claim stands. */
export type Outcome = "SUPPORTED" | "REFUTED" | "INCONCLUSIVE" | "SUSPENDED";

/** All outcomes, best first. */
export const OUTCOMES: readonly Outcome[] = [
  "SUPPORTED",
  "INCONCLUSIVE",
  "REFUTED",
  "SUSPENDED",
];

/** What a criterion came to, and how much it counts. */
export interface CriterionState {
  readonly name: string;
  readonly role: Demand["role"];
  readonly outcome: CriterionOutcome;
}

/**
 * The rule of the verdict, in order: a required criterion INVALIDATED → SUSPENDED; a required FAIL → REFUTED; a
 * required one MISSING or UNDECIDED, or an exclusion not shown → INCONCLUSIVE; else SUPPORTED. An exclusion that could
 * not be asked (MISSING) is stated and does not count. No criterion at all supports nothing.
 */
export function outcomeOf(states: readonly CriterionState[]): Outcome {
  const required = states.filter(({ role }) => role === "required");
  const has = (outcome: CriterionOutcome): boolean =>
    required.some((state) => state.outcome === outcome);
  if (has("INVALIDATED")) return "SUSPENDED";
  if (has("FAIL")) return "REFUTED";
  if (required.length === 0 || has("MISSING") || has("UNDECIDED"))
    return "INCONCLUSIVE";
  return states.some(isLost) ? "INCONCLUSIVE" : "SUPPORTED";
}

/** Whether an exclusion was asked and its condition not shown absent. */
export function isLost({ role, outcome }: CriterionState): boolean {
  return role === "exclusion" && outcome !== "PASS" && outcome !== "MISSING";
}
