import type { Caller } from "../../knowledge/caller.js";
import type { Comparison } from "../../knowledge/elsewhere.js";
import type { StandingIssue } from "../dto.js";

/** A claim that is to be compared with other cohorts. */
export interface CompareCohortsRequest {
  readonly claim: string;
  /** Say what the others show, and keep nothing. */
  readonly dryRun: boolean;
  readonly by: Caller;
}

/** What other cohorts show, or why none counts. */
export type CompareCohortsAnswer =
  | ({
      readonly kind: "compared";
      /** Whether the claim said the same already. */
      readonly before: boolean;
    } & Comparison)
  | { readonly kind: "refused"; readonly issues: readonly StandingIssue[] };
