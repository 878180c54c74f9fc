import type { Caller } from "../../knowledge/caller.js";
import type { NodeRecord } from "../../knowledge/provenance.js";
import { answersStatement } from "../../knowledge/recorded/statements.js";
import type { Graph } from "../graph.js";
import { writeAskedStep } from "../writeAskedStep.js";
import type { UncalledStep } from "../writeStep.js";
import type { ReadingState } from "./readReading.js";
import { readingHash, readingOf } from "./readReading.js";

/** What a reader said. */
export interface NewAnswers {
  /** What they were checked against. */
  readonly state: ReadingState;
  readonly answers: NodeRecord;
  /** The reading, done by the reader. */
  readonly step: UncalledStep;
  readonly by: Caller;
}

/** Keeps answers, and in the log their salted hash. @throws AskedMovedError where others came meanwhile */
export function writeAnswers(
  graph: Graph,
  { state, answers, step, by }: NewAnswers,
): Promise<void> {
  const reading = state.reading.id;
  return writeAskedStep(graph, {
    step,
    subject: answers.id,
    by,
    asked: "Artifact",
    entry: answersStatement(answers.id, {
      reading,
      answers: answers.props["blob"],
      by: by.agent,
    }),
    holds: async (tx) => {
      const now = await readingOf(tx, reading);
      return now !== null && readingHash(now) === readingHash(state);
    },
  });
}
