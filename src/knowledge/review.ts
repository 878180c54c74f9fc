import type { Caller } from "./caller.js";
import type { Outcome } from "./outcome.js";

/** What a reviewer says of a claim. */
export const REVIEW_DECISIONS = ["ACCEPT", "REJECT", "MORE_EVIDENCE"] as const;

/** One of them. */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What is known of a claim when somebody reviews it. */
export interface ReviewedClaim {
  /** Agents who started a run that made it, or who proposed it. */
  readonly makers: readonly string[];
  /** Of the verdict that is reviewed. */
  readonly outcome: Outcome;
  /** Whether the verdict is superseded, or on a version that is not the claim's head. */
  readonly past: boolean;
}

/** One thing that stands against a review. */
export interface ReviewFault {
  readonly path: "claim" | "verdict" | "decision";
  readonly message: string;
}

/**
 * Why a review cannot be taken: it is of a verdict that counts no more, or it accepts what is not supported, or what its
 * reviewer made. Empty where it can.
 */
export function refuseReview(
  { makers, outcome, past }: ReviewedClaim,
  decision: ReviewDecision,
  by: Pick<Caller, "agent">,
): ReviewFault[] {
  const faults: ReviewFault[] = [];
  if (past)
    faults.push({
      path: "verdict",
      message:
        "this verdict counts no more; read the claim again and review the one that does",
    });
  if (decision !== "ACCEPT") return faults;
  if (outcome !== "SUPPORTED")
    faults.push({
      path: "decision",
      message: `the verdict is ${outcome}; only what is SUPPORTED can be accepted`,
    });
  if (makers.includes(by.agent))
    faults.push({
      path: "decision",
      message:
        "nobody accepts their own claim: you proposed it or started a run that made it; ask somebody else with a reviewer's token",
    });
  return faults;
}
