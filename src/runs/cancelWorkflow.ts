import { WorkflowNotFoundError } from "@temporalio/client";
import type { RunControlDeps } from "./runControl.js";

/** Asks a run's workflow to stop; one that Temporal does not know has stopped. */
export async function cancelWorkflow(
  { temporal }: Pick<RunControlDeps, "temporal">,
  run: string,
): Promise<void> {
  try {
    await temporal.workflow.getHandle(run).cancel();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
