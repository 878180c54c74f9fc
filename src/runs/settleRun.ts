import type { RunRow } from "../graph/runs.js";
import type { RunControlDeps } from "./runControl.js";
import { workflowEnd } from "./workflowEnd.js";

/**
 * Closes in the graph a run whose workflow goes on no more but never came to say so, as when it was terminated.
 * @returns the run as it stands then; null where there is none
 */
export async function settleRun(
  {
    graph,
    temporal,
    now,
  }: Pick<RunControlDeps, "temporal" | "now"> & {
    readonly graph: Pick<
      RunControlDeps["graph"],
      "store" | "findRun" | "updateRun"
    >;
  },
  run: string,
): Promise<RunRow | null> {
  const end = await workflowEnd(temporal, run, now);
  // Read only now: a workflow says how the run ended before it closes, and what it says stands.
  const kept = await graph.findRun(graph.store, run);
  if (end === null || kept?.status !== "RUNNING") return kept;
  return graph.updateRun(graph.store, run, end);
}
