import type { ClosingState } from "../../graph/reading/readClosing.js";
import { canonical } from "../../knowledge/identity.js";
import type { ReadingKey } from "../../knowledge/reading/readingKey.js";
import { whyOver } from "../../knowledge/reading/whyOver.js";
import { agentNode } from "../step/agentNode.js";
import { closingOutcome } from "./closingOutcome.js";
import type { ActivityDeps } from "../deps.js";
import type { ReaderAnswers } from "./givenAnswers.js";
import { givenAnswers } from "./givenAnswers.js";
import { getJson } from "../step/json.js";
import type {
  CloseReadingAnswer,
  CloseReadingRequest,
  ReadingRefusal,
} from "./readingDto.js";
import {
  completeReaders,
  READING_DRAWS,
  readingItems,
  readingReport,
} from "./readingReport.js";
import { putJson } from "../step/runStep.js";
import type { UncalledPlan } from "../step/uncalledStep.js";
import { namesOf, uncalledStep } from "../step/uncalledStep.js";

/**
 * Closes a reading: what its readers saw becomes evidence of the claim, which is judged again on it, and the key is told.
 * Until then nobody learns what it would come to, so that nobody can close it when that pleases.
 */
export async function closeReading(
  deps: ActivityDeps,
  request: CloseReadingRequest,
): Promise<CloseReadingAnswer> {
  const { graph } = deps;
  const log = await graph.logHead(graph.store);
  const closing = await graph.readClosing(graph.store, request.reading);
  if (closing === null)
    return refused(`no reading has the id ${request.reading}`);
  const { state } = closing;
  if (state.report !== null) return { kind: "closed", before: true };
  const fault = whyOver(state);
  if (fault !== null) return refused(fault);
  const key = await getJson<ReadingKey>(deps, state.reading.commitment);
  const given = await givenAnswers(deps, state);
  if (completeReaders(key, given).complete.length === 0)
    return refused(unread(key, given));
  if (request.dryRun) return { kind: "closed", before: false };
  const report = readingReport(key, given, state.reading.commitment);
  const blob = await putJson(deps, report);
  const plan = planOf(deps, closing);
  const at = deps.now().toISOString();
  const outcome = closingOutcome(namesOf(plan).idOf, closing, {
    items: readingItems(report),
    report: blob,
    by: { judgedAt: at, codeVersion: plan.codeVersion },
  });
  const when = { log, startedAt: at, endedAt: at };
  const step = uncalledStep(plan, outcome, when);
  const { by } = request;
  await graph.writeClosing(graph.store, { closing, step, report: blob, by });
  return { kind: "closed", before: false };
}

function refused(message: string): ReadingRefusal {
  return { kind: "refused", issues: [{ path: "reading", message }] };
}

function unread(
  { items }: ReadingKey,
  given: readonly ReaderAnswers[],
): string {
  const some = given.map(({ name, answers }) => `${name} ${answers.size}`);
  const so = some.length === 0 ? "nobody any" : some.join(", ");
  return `nobody has read all ${items.length} tiles yet: ${so}`;
}

function planOf(deps: ActivityDeps, closing: ClosingState): UncalledPlan {
  const { state, head, lines, judgings } = closing;
  const former = judgings.flatMap(({ formers }) => formers);
  return {
    name: "closeReading",
    codeVersion: deps.codeVersion("closeReading"),
    seed: null,
    params: canonical({ draws: READING_DRAWS }),
    agent: agentNode(deps.agent),
    used: [
      { role: "reading", id: state.reading.id },
      ...state.answers.map(({ id }) => ({ role: "answers", id })),
      { role: "claim", id: head.measured },
      ...lines.map(({ id }) => ({ role: "evidence", id })),
      ...judgings.map(({ protocol }) => ({
        role: "protocol",
        id: protocol.id,
      })),
      ...former.map(({ id }) => ({ role: "former", id })),
    ],
  };
}
