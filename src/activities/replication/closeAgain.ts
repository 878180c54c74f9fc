import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { ReadingKey } from "../../knowledge/reading/readingKey.js";
import type { ActivityDeps } from "../deps.js";
import { readingOutputs } from "../reading/closingOutcome.js";
import { givenAnswers } from "../reading/givenAnswers.js";
import { readingItems, readingReport } from "../reading/readingReport.js";
import { getJson } from "../step/json.js";
import { putJson } from "../step/runStep.js";
import type { DoneAgain } from "./doneAgain.js";

/** What is computed from answers; that it makes another version of its claim, and how that is judged, follows from it. */
const COMPUTED = /^(report|item \d+)$/;

/**
 * Computes again what a closed reading came to, contrast and agreement, from its key and the answers that its closing used.
 */
export async function closeAgain(
  deps: ActivityDeps,
  step: ReplicableStep,
): Promise<DoneAgain> {
  const { graph } = deps;
  const read = await graph.readRead(graph.store, step.id);
  if (read === null) throw new Error(`${step.id} closed no reading`);
  const key = await getJson<ReadingKey>(deps, read.commitment);
  const given = await givenAnswers(deps, read);
  const report = readingReport(key, given, read.commitment);
  const blob = await putJson(deps, report);
  return {
    was: step.generated.filter(({ role }) => COMPUTED.test(role)),
    is: readingOutputs(read.reading, readingItems(report), blob),
  };
}
