import type { WorkflowExecutionDescription } from "@temporalio/client";
import {
  defaultPayloadConverter,
  fromPayloadsAtIndex,
} from "@temporalio/common";

/** An activity that has not ended, and how far its last heartbeat says it is. */
export interface PendingActivity {
  readonly type: string;
  readonly done: number;
  readonly total: number;
}

/** What a workflow waits for; activities without a heartbeat that tells how far they are, are left out. */
export function pendingActivities({
  raw,
}: Pick<WorkflowExecutionDescription, "raw">): PendingActivity[] {
  return (raw.pendingActivities ?? []).flatMap((activity) => {
    const type = activity.activityType?.name;
    const payloads = activity.heartbeatDetails?.payloads ?? [];
    if (type == null || payloads.length === 0) return [];
    const beat: unknown = fromPayloadsAtIndex(
      defaultPayloadConverter,
      0,
      payloads,
    );
    return isPart(beat) ? [{ type, done: beat.done, total: beat.total }] : [];
  });
}

function isPart(beat: unknown): beat is { done: number; total: number } {
  return (
    typeof beat === "object" &&
    beat !== null &&
    "done" in beat &&
    "total" in beat &&
    Number.isFinite(beat.done) &&
    Number.isFinite(beat.total)
  );
}
