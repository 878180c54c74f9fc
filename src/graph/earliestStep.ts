import type { Graph } from "./graph.js";
import { upstreamSteps } from "./upstreamSteps.js";

/**
 * The least size the log had when any Step upstream of the entities started: what was registered at a lower index came
 * before all of them. null where nothing made them.
 */
export async function earliestLogSize(
  graph: Graph,
  entities: readonly string[],
): Promise<number | null> {
  const steps = await graph.read((tx) => upstreamSteps(tx, entities));
  return steps.reduce<number | null>(
    (least, { logSize }) => Math.min(least ?? logSize, logSize),
    null,
  );
}
