import { WorkflowNotFoundError } from "@temporalio/client";
import type {
  Client,
  WorkflowExecutionStatusName,
  WorkflowHandle,
} from "@temporalio/client";
import { rootCause } from "@temporalio/common";
import type { RunStatus } from "../graph/runs.js";

/** How a run came to its end. */
export interface RunEnd {
  readonly status: Exclude<RunStatus, "RUNNING">;
  readonly endedAt: string;
  /** null where it ended well. */
  readonly message: string | null;
}

/** Statuses of a workflow that goes on no more; one that was terminated never came to say how the run ended. */
const ENDS: Partial<
  Record<
    WorkflowExecutionStatusName,
    { readonly status: RunEnd["status"]; readonly words: string }
  >
> = {
  COMPLETED: { status: "DONE", words: "ended" },
  FAILED: { status: "FAILED", words: "failed" },
  TERMINATED: { status: "FAILED", words: "was terminated" },
  TIMED_OUT: { status: "FAILED", words: "timed out" },
  CANCELLED: { status: "CANCELLED", words: "was cancelled" },
};

/** How a run ended, by its workflow; null while that goes on. Where Temporal knows no workflow, nothing can go on. */
export async function workflowEnd(
  temporal: Client,
  run: string,
  now: () => Date,
): Promise<RunEnd | null> {
  const handle = temporal.workflow.getHandle(run);
  try {
    const { status, closeTime } = await handle.describe();
    const end = ENDS[status.name];
    if (end === undefined) return null;
    const endedAt = (closeTime ?? now()).toISOString();
    if (end.status === "DONE")
      return { status: "DONE", endedAt, message: null };
    const message = `its workflow ${end.words}: ${await reasonOf(handle)}`;
    return { status: end.status, endedAt, message };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    const message = "cancelled: Temporal knows no workflow of this run";
    return { status: "CANCELLED", endedAt: now().toISOString(), message };
  }
}

/** Why a workflow did not end well. */
async function reasonOf(handle: WorkflowHandle): Promise<string> {
  const error: unknown = await handle.result().catch((cause: unknown) => cause);
  if (!(error instanceof Error)) return "no reason kept";
  return rootCause(error.cause) ?? error.message;
}
