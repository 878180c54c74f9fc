import type { MarkPair } from "../../science/subtype/marks/markPairs.js";

/** Every pair of gene and class that was tried, as it is kept. */
export interface SubtypeMarks {
  readonly classes: readonly string[];
  /** Pseudonyms; the other lists follow their order. */
  readonly patients: readonly string[];
  /** Class of each. */
  readonly subtypes: readonly string[];
  /** Whether each was held out from the choosing. */
  readonly heldOut: readonly boolean[];
  /** Sites that are large enough to count. */
  readonly sites: number;
  /** Draws behind each p, at most. */
  readonly draws: number;
  /** Genes times classes times directions: what q counts. */
  readonly tests: number;
  readonly pairs: readonly MarkPair[];
}
