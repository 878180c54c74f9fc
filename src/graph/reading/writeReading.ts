import type { Caller } from "../../knowledge/caller.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import type { Graph } from "../graph.js";
import { writeAskedStep } from "../writeAskedStep.js";
import type { UncalledStep } from "../writeStep.js";
import { standingReadings } from "./readingsOf.js";

/** What was drawn for a reading. */
export interface NewReading {
  readonly reading: NodeRecord;
  /** The drawing. */
  readonly step: UncalledStep;
  readonly by: Caller;
}

/**
 * Keeps a reading, and in the log the hash of its key: what was drawn cannot be exchanged afterwards. A version is read once.
 * @throws AskedMovedError where another reading of it was started meanwhile
 */
export function writeReading(
  graph: Graph,
  { reading, step, by }: NewReading,
): Promise<void> {
  const { claim, version, commitment, items } = reading.props;
  return writeAskedStep(graph, {
    step,
    subject: reading.id,
    by,
    asked: "Reading",
    entry: {
      kind: "reading",
      body: { claim, version, commitment, items, by: by.agent },
    },
    holds: async (tx) =>
      (await standingReadings(tx, String(version))).length === 0,
  });
}
