import type { StepOutcome } from "../step/runStep.js";

/** An activity as it was called. */
export interface ActivityCall {
  readonly activity: string;
  readonly args: readonly unknown[];
}

/** A Step that is to be done again: every other Step is only found. */
export interface Replay {
  readonly key: string;
  /** Id of the Step, by which its outputs name themselves and each other. */
  readonly step: string;
}

/** Ends an activity once the Step that is replayed is done: what follows it was not asked for. */
export class ReplayedStep extends Error {
  override readonly name = "ReplayedStep";
  constructor(readonly outcome: StepOutcome) {
    super("the step was done again");
  }
}
