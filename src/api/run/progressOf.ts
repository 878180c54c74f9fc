import type { RowOf } from "../../graph/read/rows/rows.js";
import type { RunControl } from "../../runs/runControl.js";
import { createDeadline } from "../limits/deadline.js";
import type { StageProgress } from "./stageProgress.type.js";

/** A run's workflow answers by way of a worker, which may be away. */
const PATIENCE_MS = 3000;

/** How far a run is: what its workflow says while it runs, else the last that was kept. */
export async function progressOf(
  { id, status, progress }: RowOf<"Run">,
  runs: Pick<RunControl, "progress">,
): Promise<readonly StageProgress[]> {
  const kept = progress ?? [];
  if (status !== "RUNNING") return kept;
  const deadline = createDeadline();
  deadline.start(PATIENCE_MS);
  try {
    return (await deadline.within(runs.progress(id))) ?? kept;
  } catch {
    // That nobody answers now is no fault of the run's; its status and steps are shown all the same.
    return kept;
  } finally {
    deadline.end();
  }
}
