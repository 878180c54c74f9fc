import type { Strata } from "../../stats/strata.js";
import type { FeatureTable } from "../ebm/ebmInput.js";

/** Patients with a class, and how they are divided. All arrays follow one order of patients. */
export interface MarkJob {
  /** @unit log2 expression */
  readonly table: FeatureTable;
  readonly classes: readonly string[];
  /** Place of each patient's class. */
  readonly labels: Int32Array;
  readonly fold: Int32Array;
  /** null where unknown. */
  readonly sites: Strata;
  /** Whether a patient is held out from the choosing. */
  readonly heldOut: readonly boolean[];
  /** Pairs that are measured whole in their direction, whatever the choosing patients say. */
  readonly stated: readonly StatedPair[];
  readonly draws: number;
  readonly seed: number;
}

/** A gene that was said to mark a class before it was measured. */
export interface StatedPair {
  readonly gene: string;
  readonly subtype: string;
  /** 1: higher in the class than in the rest. */
  readonly direction: 1 | -1;
}
