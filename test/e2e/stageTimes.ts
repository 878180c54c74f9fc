import { Client, Connection } from "@temporalio/client";
import { STAGE_OF } from "../../workflows/stages.js";

/** When a stage's first activity was scheduled and its last one ended. @unit ms since 1970 */
export interface StageTime {
  readonly from: number;
  readonly to: number;
}

/** When each stage of a run that ended was under way, as the history of its workflow tells. */
export async function stageTimes(
  address: string,
  workflowId: string,
): Promise<ReadonlyMap<string, StageTime>> {
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection });
    const { events } = await workflow.getHandle(workflowId).fetchHistory();
    const stageOf = new Map<number, string>();
    const times = new Map<string, StageTime>();
    for (const event of events ?? []) {
      const at =
        1000 * Number(event.eventTime?.seconds) +
        Number(event.eventTime?.nanos) / 1e6;
      const scheduled = event.activityTaskScheduledEventAttributes;
      const name = scheduled?.activityType?.name ?? "";
      const begins = STAGES_BY_NAME.get(name);
      if (begins !== undefined) stageOf.set(Number(event.eventId), begins);
      const ends = stageOf.get(
        Number(event.activityTaskCompletedEventAttributes?.scheduledEventId),
      );
      const stage = begins ?? ends;
      if (stage === undefined) continue;
      times.set(stage, { from: times.get(stage)?.from ?? at, to: at });
    }
    return times;
  } finally {
    await connection.close();
  }
}

/** The stage of an activity, by the name that Temporal knows. */
export const STAGES_BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(STAGE_OF),
);
