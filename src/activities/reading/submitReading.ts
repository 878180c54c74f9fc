import { agentOfCaller } from "../../knowledge/caller.js";
import { canonical } from "../../knowledge/identity.js";
import type { TileAnswer } from "../../knowledge/reading/readingAnswer.js";
import type { ReadingKey } from "../../knowledge/reading/readingKey.js";
import { checkAnswers } from "../../knowledge/reading/checkAnswers.js";
import type { ReadingFault } from "../../knowledge/reading/refuseReader.js";
import { refuseReader } from "../../knowledge/reading/refuseReader.js";
import type { ReadingState } from "../../graph/reading/readReading.js";
import type { TreeHead } from "../../knowledge/log/checkProof.js";
import type { ActivityDeps } from "../deps.js";
import type { KeptAnswers } from "./givenAnswers.js";
import { givenAnswers } from "./givenAnswers.js";
import { getJson } from "../step/json.js";
import type {
  ReadingRefusal,
  SubmitReadingAnswer,
  SubmitReadingRequest,
} from "./readingDto.js";
import { putJson } from "../step/runStep.js";
import { uncalledStep } from "../step/uncalledStep.js";

/** Keeps what a reader says of tiles: a Step that the reader did. Answers that were given before are nothing new. */
export async function submitReading(
  deps: ActivityDeps,
  request: SubmitReadingRequest,
): Promise<SubmitReadingAnswer> {
  const { graph } = deps;
  const { reading, answers, by } = request;
  const log = await graph.logHead(graph.store);
  const state = await graph.readReading(graph.store, reading);
  if (state === null)
    return refused([
      { path: "reading", message: `no reading has the id ${reading}` },
    ]);
  const against = refuseReader(state, by);
  if (against.length > 0) return refused(against);
  const key = await getJson<ReadingKey>(deps, state.reading.commitment);
  const [own] = await givenAnswers(deps, state, by.agent);
  const { faults, fresh } = checkAnswers(
    answers,
    new Set(key.items.map(({ id }) => id)),
    own?.answers ?? new Map(),
  );
  if (faults.length > 0) return refused(faults);
  if (fresh.length > 0 && !request.dryRun)
    await keep(deps, request, { state, log, fresh });
  const read = (own?.answers.size ?? 0) + fresh.length;
  return { kind: "submitted", accepted: fresh.length, read };
}

function refused(issues: readonly ReadingFault[]): ReadingRefusal {
  return { kind: "refused", issues };
}

async function keep(
  deps: ActivityDeps,
  { reading, salt, by }: SubmitReadingRequest,
  of: {
    readonly state: ReadingState;
    readonly log: TreeHead;
    readonly fresh: readonly TileAnswer[];
  },
): Promise<void> {
  const { state, log, fresh } = of;
  const kept: KeptAnswers = { reading, salt, answers: fresh };
  const blob = await putJson(deps, kept);
  const at = deps.now().toISOString();
  const step = uncalledStep(
    {
      name: "readTiles",
      codeVersion: deps.codeVersion("readTiles"),
      seed: null,
      params: canonical({ answers: blob }),
      agent: agentOfCaller(by),
      used: [{ role: "reading", id: reading }],
    },
    {
      outputs: [
        {
          role: "answers",
          label: "Artifact",
          content: { blob },
          props: { kind: "reading-answers", blob, tiles: fresh.length },
        },
      ],
    },
    { log, startedAt: at, endedAt: at },
  );
  const answers = step.generated[0]!.node;
  await deps.graph.writeAnswers(deps.graph.store, { state, answers, step, by });
}
