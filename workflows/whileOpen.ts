import {
  CancellationScope,
  ContinueAsNew,
  isCancellation,
  upsertSearchAttributes,
} from "@temporalio/workflow";
import type { ProgressTracker } from "./progress.js";
import { quick } from "./proxies.js";
import { reasonOf } from "./reasonOf.js";
import { SEARCH_ATTRIBUTES } from "./searchAttributes.js";

/** A run that goes on. */
export interface OpenRun {
  readonly run: string;
  readonly progress: ProgressTracker;
  /** Name of the cohort, where it is known from before. */
  readonly cohort?: string | undefined;
}

/**
 * Does the work of a run and writes down how it ended, whatever happens.
 * @param work is told how to name the cohort; returns what the user should know of a run that ended well, or null
 */
export async function whileOpen(
  { run, progress, cohort }: OpenRun,
  work: (setCohort: (name: string) => void) => Promise<string | null>,
): Promise<void> {
  try {
    setState("RUNNING", cohort);
    const message = await work((name) => setState("RUNNING", name));
    const stages = progress.stages();
    await quick.closeRun(run, { status: "DONE", message, progress: stages });
    setState("DONE");
  } catch (error) {
    if (error instanceof ContinueAsNew) throw error;
    const cancelled = isCancellation(error);
    const status = cancelled ? "CANCELLED" : "FAILED";
    const message = cancelled ? "cancelled on request" : reasonOf(error);
    await CancellationScope.nonCancellable(() =>
      quick.closeRun(run, { status, message, progress: progress.stages() }),
    );
    setState(status);
    throw error;
  }
}

function setState(state: string, cohort?: string): void {
  upsertSearchAttributes({
    [SEARCH_ATTRIBUTES.state]: [state],
    ...(cohort === undefined ? {} : { [SEARCH_ATTRIBUTES.cohort]: [cohort] }),
  });
}
