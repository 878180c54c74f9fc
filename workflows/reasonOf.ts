import {
  ActivityFailure,
  ApplicationFailure,
  workflowInfo,
} from "@temporalio/workflow";

/** The innermost message of a failure: what a person can act on. */
export function reasonOf(error: unknown): string {
  if (error instanceof ActivityFailure && error.cause)
    return reasonOf(error.cause);
  if (error instanceof ApplicationFailure) return error.message;
  return error instanceof Error
    ? error.message
    : `run ${workflowInfo().workflowId} failed`;
}
