import type { Caller } from "../../knowledge/caller.js";
import type { Graph } from "../graph.js";
import { writeAskedStep } from "../writeAskedStep.js";
import type { UncalledStep } from "../writeStep.js";
import type { ElsewhereState } from "./readElsewhere.js";
import { elsewhereHash, elsewhereOf } from "./readElsewhere.js";

/** What other cohorts say of a claim, about to be kept. */
export interface ElsewhereRecord {
  /** What it was read from. */
  readonly state: ElsewhereState;
  /** Makes the claim's next version with the line, and its verdicts. */
  readonly step: UncalledStep;
  readonly by: Caller;
}

/** Keeps it. @throws AskedMovedError where something changed meanwhile */
export function writeElsewhere(
  graph: Graph,
  { state, step, by }: ElsewhereRecord,
): Promise<void> {
  const { id } = state.claim;
  return writeAskedStep(graph, {
    step,
    subject: id,
    entry: null,
    by,
    asked: "ClaimVersion",
    holds: async (tx) => {
      const now = await elsewhereOf(tx, id);
      return now !== null && elsewhereHash(now) === elsewhereHash(state);
    },
  });
}
