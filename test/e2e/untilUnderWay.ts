import { setTimeout as sleep } from "node:timers/promises";
import { Connection } from "@temporalio/client";
import proto from "@temporalio/proto";
import { STAGES_BY_NAME } from "./stageTimes.js";

type Service = Connection["workflowService"];
type History =
  proto.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;

const { PENDING_ACTIVITY_STATE_SCHEDULED: WAITING } =
  proto.temporal.api.enums.v1.PendingActivityState;

/**
 * Waits until a worker has begun the first activity of a stage, or the run is over. Temporal itself tells of each new
 * event at once: asking the server for the progress as often would take most of what a test of faults takes.
 * @param id of the run, and of its workflow
 */
export async function untilUnderWay(
  address: string,
  id: string,
  stage: string,
): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    const service = connection.workflowService;
    const activity = await scheduledIn(service, id, stage);
    while (activity !== null && (await isWaiting(service, id, activity)))
      await sleep(5);
  } finally {
    await connection.close();
  }
}

/** Id of the first activity of a stage, once there is one; null where the run came to its end without. */
async function scheduledIn(
  service: Service,
  workflowId: string,
  stage: string,
): Promise<string | null> {
  let nextPageToken: Uint8Array | null = null;
  do {
    const answer: History = await service.getWorkflowExecutionHistory({
      namespace: "default",
      execution: { workflowId },
      waitNewEvent: true,
      nextPageToken,
    });
    for (const event of answer.history?.events ?? []) {
      const scheduled = event.activityTaskScheduledEventAttributes;
      const name = scheduled?.activityType?.name ?? "";
      if (STAGES_BY_NAME.get(name) === stage)
        return scheduled?.activityId ?? null;
    }
    nextPageToken = answer.nextPageToken;
  } while (nextPageToken.length > 0);
  return null;
}

/** Whether no worker has taken an activity yet. */
async function isWaiting(
  service: Service,
  workflowId: string,
  activityId: string,
): Promise<boolean> {
  const { pendingActivities } = await service.describeWorkflowExecution({
    namespace: "default",
    execution: { workflowId },
  });
  const found = pendingActivities.find((one) => one.activityId === activityId);
  return found?.state === WAITING;
}
