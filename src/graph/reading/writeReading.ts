import type { Caller } from "../../knowledge/caller.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import { readingStatement } from "../../knowledge/recorded/statements.js";
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
  const version = String(reading.props["version"]);
  return writeAskedStep(graph, {
    step,
    subject: reading.id,
    by,
    asked: "Reading",
    entry: readingStatement(reading.id, reading.props, by.agent),
    holds: async (tx) => (await standingReadings(tx, version)).length === 0,
  });
}
