import type { RunStatus } from "../../graph/runs.js";
import type { ActivityDeps } from "../deps.js";
import type { StageProgress } from "../dto.js";

/** Writes down how a run ended, why, and how far each stage came. */
export async function closeRun(
  deps: ActivityDeps,
  run: string,
  end: {
    readonly status: Exclude<RunStatus, "RUNNING">;
    readonly message: string | null;
    readonly progress: readonly StageProgress[];
  },
): Promise<void> {
  await deps.graph.updateRun(deps.graph.store, run, {
    status: end.status,
    message: end.message,
    endedAt: deps.now().toISOString(),
    progress: JSON.stringify(end.progress),
  });
}
