import type { PendingActivity } from "./pendingActivities.js";
import type { StageProgress } from "../activities/dto.js";
import { STAGE_OF } from "../../workflows/stages.js";

/** Adds the part that is done of what is under way, as its heartbeats tell, to the finished units of each stage. */
export function addUnderWay(
  finished: readonly StageProgress[],
  pending: readonly PendingActivity[],
): StageProgress[] {
  return finished.map((entry) => {
    const parts = pending
      .filter(({ type }) => stageOf(type) === entry.stage)
      .map(({ done, total }) => (total > 0 ? Math.min(done / total, 1) : 0));
    const part = parts.reduce((sum, one) => sum + one, 0);
    // What ended between the two questions is counted once, as finished.
    return { ...entry, done: Math.min(entry.done + part, entry.total) };
  });
}

function stageOf(type: string): string | undefined {
  return (STAGE_OF as Readonly<Record<string, string>>)[type];
}
