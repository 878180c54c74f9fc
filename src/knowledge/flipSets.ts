import type { CriterionState, Outcome } from "./outcome.js";
import { isLost, outcomeOf } from "./outcome.js";

/** Criteria that, if they alone came out otherwise, would give another outcome. */
export interface FlipSet {
  readonly to: Outcome;
  /** Names; no part of the set would do. */
  readonly criteria: readonly string[];
}

/**
 * The smallest sets of criteria whose change would flip the outcome. A criterion may come to PASS, FAIL, UNDECIDED or
 * MISSING by other figures; INVALIDATED only by a withdrawal, which is no matter of figures, so nothing flips to
 * SUSPENDED. Ordered by outcome and by the protocol's order of criteria.
 */
export function flipSets(states: readonly CriterionState[]): FlipSet[] {
  const now = outcomeOf(states);
  const sets: FlipSet[] = [];
  for (const to of ["SUPPORTED", "REFUTED", "INCONCLUSIVE"] as const) {
    if (to === now) continue;
    for (const criteria of WAYS[to](states)) sets.push({ to, criteria });
  }
  return sets;
}

type Ways = (states: readonly CriterionState[]) => string[][];

const required = (states: readonly CriterionState[]): CriterionState[] =>
  states.filter(({ role }) => role === "required");
const names = (states: readonly CriterionState[]): string[] =>
  states.map(({ name }) => name);
const having = (
  states: readonly CriterionState[],
  outcome: CriterionState["outcome"],
): CriterionState[] => required(states).filter((s) => s.outcome === outcome);

const WAYS: Readonly<Record<"SUPPORTED" | "REFUTED" | "INCONCLUSIVE", Ways>> = {
  /** Everything that stands in the way must change together. */
  SUPPORTED: (states) =>
    required(states).length === 0
      ? []
      : [
          names(
            states.filter(
              (state) =>
                (state.role === "required" && state.outcome !== "PASS") ||
                isLost(state),
            ),
          ),
        ],
  /** One required criterion that fails is enough, once what a withdrawal reached is measured again. */
  REFUTED: (states) => {
    const reached = having(states, "INVALIDATED");
    if (reached.length > 0) return [names(reached)];
    return required(states)
      .filter(({ outcome }) => outcome !== "FAIL")
      .map(({ name }) => [name]);
  },
  INCONCLUSIVE: (states) => {
    const reached = [
      ...having(states, "INVALIDATED"),
      ...having(states, "FAIL"),
    ];
    if (reached.length > 0) return [names(inOrder(states, reached))];
    return states
      .filter(({ role }) => role !== "supporting")
      .map(({ name }) => [name]);
  },
};

function inOrder(
  states: readonly CriterionState[],
  chosen: readonly CriterionState[],
): CriterionState[] {
  return states.filter((state) => chosen.includes(state));
}
