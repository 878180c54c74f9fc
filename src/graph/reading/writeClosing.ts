import type { Caller } from "../../knowledge/caller.js";
import { closedStatement } from "../../knowledge/recorded/statements.js";
import type { Graph } from "../graph.js";
import { writeAskedStep } from "../writeAskedStep.js";
import type { UncalledStep } from "../writeStep.js";
import type { ClosingState } from "./readClosing.js";
import { closingHash, closingOf } from "./readClosing.js";

/** What a reading came to. */
export interface Closing {
  /** What it was computed from. */
  readonly closing: ClosingState;
  /** Makes the report, the claim's next version with its evidence, and its verdicts. */
  readonly step: UncalledStep;
  /** Blob of the report. */
  readonly report: string;
  readonly by: Caller;
}

/** Closes a reading: from then on its key is told. @throws AskedMovedError where something changed meanwhile */
export function writeClosing(
  graph: Graph,
  { closing, step, report, by }: Closing,
): Promise<void> {
  const { id, claim, commitment } = closing.state.reading;
  return writeAskedStep(graph, {
    step,
    subject: id,
    by,
    asked: "ClaimVersion",
    entry: closedStatement(id, { claim, commitment, report, by: by.agent }),
    holds: async (tx) => {
      const now = await closingOf(tx, id);
      return now !== null && closingHash(now) === closingHash(closing);
    },
  });
}
