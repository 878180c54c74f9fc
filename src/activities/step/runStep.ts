import type {
  Label,
  LinkRecord,
  NodeRecord,
  SealedStep,
  Value,
} from "../../knowledge/provenance.js";
import {
  canonical,
  identify,
  sha256,
  stepId,
} from "../../knowledge/identity.js";
import { agentNode } from "./agentNode.js";
import type { ActivityDeps } from "../deps.js";
import { badInput } from "../badInput.js";
import { keyOfStep } from "./keyOfStep.js";
import { ReplayedStep } from "../replication/replay.js";
import type { StepName } from "./stepName.js";

/** What is known of a step before it runs; together with the code it decides whether it has run before. */
export interface StepPlan {
  readonly name: StepName;
  readonly run: string;
  /** null where nothing is drawn. */
  readonly seed: number | null;
  readonly params: Readonly<Record<string, unknown>>;
  readonly used: readonly { readonly role: string; readonly id: string }[];
  /** Given things that are used, to be merged with the step. */
  readonly given?: readonly NodeRecord[];
  readonly givenLinks?: readonly LinkRecord[];
  /** Whether the numbers depend on the TensorFlow backend. */
  readonly trains?: boolean;
}

/** One output. Its id follows from label, content and the step. */
export interface Output {
  readonly role: string;
  readonly label: Label;
  /** What makes it different from the step's other outputs: the hash of its bytes and its place. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly props: Readonly<Record<string, Value>>;
}

/** What the work of a step gives back. */
export interface StepOutcome {
  readonly outputs: readonly Output[];
  readonly nodes?: readonly NodeRecord[];
  readonly links?: readonly LinkRecord[];
}

/** Names the id an output of this step will have. */
export type IdOf = (output: Pick<Output, "label" | "content">) => string;

/**
 * The one way to compute something: reuse the finished step with the same key, else do the work (artefacts first)
 * and record step, outputs and links in one transaction. The loser of a race gets the winner's outputs. A step that a
 * withdrawal reached is not used again: its work is done anew, as another attempt.
 */
export async function runStep(
  deps: ActivityDeps,
  plan: StepPlan,
  work: (idOf: IdOf, key: string) => Promise<StepOutcome>,
): Promise<SealedStep> {
  const codeVersion = deps.codeVersion(plan.name);
  const backend = plan.trains === true ? deps.backend : "none";
  const params = canonical(plan.params);
  const { name, seed } = plan;
  const identity = { name, codeVersion, backend, seed, params };
  const key = keyOfStep(identity, plan.used);
  const { store } = deps.graph;
  const { replay } = deps;
  if (replay?.key === key)
    throw new ReplayedStep(await work(idsOf(replay.step), key));
  const finished = await deps.graph.findStep(store, key);
  if (finished !== null) {
    if (replay !== undefined) return finished;
    await deps.graph.callStep(store, plan.run, finished.id);
    deps.log("reused", { step: plan.name, key });
    return finished;
  }
  if (replay !== undefined)
    throw badInput(
      "NotReplayable",
      `${name}, which comes before the step, is not what it was; discover again`,
      [],
    );
  const log = await deps.graph.logHead(store);
  const startedAt = deps.now().toISOString();
  const attempt = await deps.graph.nextAttempt(store, key);
  const id = stepId(key, attempt);
  const idOf = idsOf(id);
  const outcome = await work(idOf, key);
  const { step, adopted } = await deps.graph.recordStep(store, {
    ...identity,
    key,
    attempt,
    startedAt,
    endedAt: deps.now().toISOString(),
    run: plan.run,
    logSize: log.size,
    logRoot: log.root,
    agent: agentNode(deps.agent),
    ...(deps.call === undefined
      ? {}
      : { call: await putJson(deps, deps.call) }),
    used: plan.used,
    generated: outcome.outputs.map((output) => ({
      role: output.role,
      node: { label: output.label, id: idOf(output), props: output.props },
    })),
    nodes: [...(plan.given ?? []), ...(outcome.nodes ?? [])],
    links: [...(plan.givenLinks ?? []), ...(outcome.links ?? [])],
  });
  deps.log(adopted ? "adopted" : "computed", { step: plan.name, key });
  return step;
}

function idsOf(step: string): IdOf {
  return ({ label, content }) => identify(label, { content, step });
}

/** The single output of a step in one role. @throws where there is none, which only a programmer can cause */
export function outputOf(step: SealedStep, role: string): NodeRecord {
  const found = step.generated.find((output) => output.role === role);
  if (!found)
    throw new Error(`step ${step.name} ${step.id} has no output "${role}"`);
  return found.node;
}

/** An output's id and blob. */
export function refOf(
  step: SealedStep,
  role: string,
): { id: string; blob: string } {
  const node = outputOf(step, role);
  return { id: node.id, blob: String(node.props["blob"]) };
}

/** Stores a JSON document as a blob, canonically. */
export async function putJson(
  deps: Pick<ActivityDeps, "blobs">,
  value: unknown,
): Promise<string> {
  const text = canonical(value);
  const hash = sha256(text);
  return (await deps.blobs.has(hash))
    ? hash
    : deps.blobs.put(Buffer.from(text));
}
