import {
  canonical,
  identify,
  sha256,
  stepId,
} from "../../knowledge/identity.js";
import { agreementOf } from "../../knowledge/replication.js";
import type { Difference } from "../../knowledge/replication.js";
import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { TreeHead } from "../../knowledge/log/checkProof.js";
import type { PartStore } from "../../io/blobs/partStore.js";
import { agentNode } from "../step/agentNode.js";
import { ASKED, isAsked } from "./asked.js";
import { compareOutputs } from "./compareOutputs.js";
import type { ActivityDeps } from "../deps.js";
import type { DoneAgain } from "./doneAgain.js";
import type { ReplicationAnswer, ReplicationRequest } from "../dto.js";
import { getJson } from "../step/json.js";
import { refuseReplication } from "./refuseReplication.js";
import type { ActivityCall } from "./replay.js";
import { ReplayedStep } from "./replay.js";
import type { StepOutcome } from "../step/runStep.js";
import { putJson } from "../step/runStep.js";

/**
 * Does one Step again from its recorded inputs, parameters, code and seed, compares what it makes with what it had made, and
 * keeps the attempt beside the first. Nothing that rests on the Step changes.
 */
export async function replicateStep(
  deps: ActivityDeps,
  request: ReplicationRequest,
): Promise<ReplicationAnswer> {
  const { graph } = deps;
  const name = sha256(canonical([request.idempotencyKey, request.step]));
  const known = await graph.findReplication(graph.store, name);
  if (known !== null) return answerOf(deps, known);
  const step = await graph.readReplicable(graph.store, request.step);
  const issues = refuseReplication(deps, request.step, step);
  if (step === null || issues.length > 0) return { kind: "refused", issues };
  const log = await graph.logHead(graph.store);
  const startedAt = deps.now().toISOString();
  const done = await again(deps, step);
  if ("refused" in done)
    return {
      kind: "refused",
      issues: [{ path: "step", message: done.refused }],
    };
  const differences = await compareOutputs(deps, done.was, done.is);
  const agreement = agreementOf(differences);
  const report = await putJson(deps, { step: step.id, agreement, differences });
  const made = attempt(deps, step, { startedAt, log, report });
  await graph.writeReplication(graph.store, {
    step: made,
    agreement,
    report,
    request: name,
    by: request.by,
  });
  const id = stepId(made.key, made.attempt);
  return answerOf(deps, { of: step.id, step: id, agreement, report });
}

async function answerOf(
  deps: ActivityDeps,
  {
    of,
    step,
    agreement,
    report,
  }: {
    readonly of: string;
    readonly step: string;
    readonly agreement: ReturnType<typeof agreementOf>;
    readonly report: string;
  },
): Promise<ReplicationAnswer> {
  const kept = await getJson<{ differences: Difference[] }>(deps, report);
  const { differences } = kept;
  return { kind: "replicated", of, step, agreement, differences };
}

/** Nothing of an earlier making is taken over, and nothing is left for a later one. */
const FRESH: PartStore = {
  find: () => Promise.resolve(null),
  keep: () => Promise.resolve(),
  drop: () => Promise.resolve(),
  sweep: () => Promise.resolve(),
};

/** What the Step made, and what it makes now. */
async function again(
  deps: ActivityDeps,
  step: ReplicableStep,
): Promise<DoneAgain> {
  if (isAsked(step.name)) return ASKED[step.name](deps, step);
  const { outputs } = await calledAgain(deps, step);
  return { was: step.generated, is: outputs };
}

/** Calls the Step's activity as it was called, up to the Step. */
async function calledAgain(
  deps: ActivityDeps,
  { id, key, call }: ReplicableStep,
): Promise<StepOutcome> {
  const { activity, args } = await getJson<ActivityCall>(deps, call ?? "");
  const own = { ...deps, replay: { key, step: id }, parts: FRESH };
  await deps.checkpoints.remove(key);
  try {
    await deps.perform?.(own, { activity, args });
  } catch (error) {
    if (error instanceof ReplayedStep) return error.outcome;
    throw error;
  } finally {
    await deps.checkpoints.remove(key);
  }
  throw new Error(`${activity} came to its end without ${id}`);
}

function attempt(
  deps: ActivityDeps,
  {
    id,
    name,
    key,
    codeVersion,
    backend,
    seed,
    params,
    attempts,
    used,
  }: ReplicableStep,
  by: {
    readonly startedAt: string;
    readonly log: TreeHead;
    readonly report: string;
  },
) {
  const next = attempts + 1;
  const blob = by.report;
  const content = { report: blob };
  const own = stepId(key, next);
  const node = {
    label: "Artifact" as const,
    id: identify("Artifact", { content, step: own }),
    props: { kind: "replication", blob },
  };
  return {
    ...{ name, key, codeVersion, backend, seed, params, used },
    attempt: next,
    replicates: id,
    startedAt: by.startedAt,
    endedAt: deps.now().toISOString(),
    logSize: by.log.size,
    logRoot: by.log.root,
    agent: agentNode(deps.agent),
    generated: [{ role: "replication", node }],
    nodes: [],
    links: [],
  };
}
