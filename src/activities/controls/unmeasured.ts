import type { Unmeasured } from "./controlOutcome.js";

/** The outcome of a control that gave no figure. */
export function unmeasured(
  kind: string,
  why: string,
): {
  readonly figures: readonly [];
  readonly unmeasured: readonly Unmeasured[];
  readonly details: null;
} {
  return { figures: [], unmeasured: [{ kind, why }], details: null };
}
