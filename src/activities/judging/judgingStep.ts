import {
  canonical,
  identify,
  sha256,
  stepId,
} from "../../knowledge/identity.js";
import type { StepRecord } from "../../knowledge/provenance.js";
import type { JudgingState } from "../../graph/judging/readJudging.js";
import type { TreeHead } from "../../knowledge/log/checkProof.js";
import { agentNode } from "../step/agentNode.js";
import type { ActivityDeps } from "../deps.js";
import type { Judged } from "./judgedOn.js";
import { keyOfStep } from "../step/keyOfStep.js";
import { verdictLinks } from "./verdictLinks.js";

/** The Step of a judging on request, which no run calls, and the id of the verdict that it makes. */
export function judgingStep(
  { agent }: Pick<ActivityDeps, "agent">,
  {
    state,
    judged,
    log,
  }: {
    readonly state: JudgingState;
    readonly judged: Judged;
    /** The log as it was before anything was read. */
    readonly log: TreeHead;
  },
): { readonly verdict: string; readonly step: Omit<StepRecord, "run"> } {
  const { judgedAt, codeVersion, exploratory, openings } = judged.judging;
  const name = "judgeClaim";
  const identity = {
    name,
    codeVersion,
    backend: "none",
    seed: null,
    params: canonical({
      exploratory,
      openings,
      evidence: judged.evidence,
      facts: sha256(canonical(state.facts.map(({ id }) => id))),
    }),
  };
  const used = usedBy(state);
  const key = keyOfStep(identity, used);
  const content = { claim: state.claim.id };
  const id = identify("Verdict", { content, step: stepId(key, 1) });
  const node = { label: "Verdict" as const, id, props: judged.props };
  const step = {
    ...identity,
    key,
    startedAt: judgedAt,
    endedAt: judgedAt,
    logSize: log.size,
    logRoot: log.root,
    agent: agentNode(agent),
    used,
    nodes: [],
    generated: [{ role: "verdict", node }],
    links: verdictLinks(id, state, judged),
  };
  return { verdict: id, step };
}

function usedBy({ protocol, version, lines, formers }: JudgingState) {
  return [
    { role: "protocol", id: protocol.id },
    { role: "claim", id: version },
    ...lines.map(({ id }) => ({ role: "evidence", id })),
    ...formers.map(({ id }) => ({ role: "former", id })),
  ];
}
