import { identify, stepId } from "../../knowledge/identity.js";
import type { TreeHead } from "../../knowledge/log/checkProof.js";
import type { NodeRecord, StepRecord } from "../../knowledge/provenance.js";
import { keyOfStep } from "./keyOfStep.js";
import type { IdOf, StepOutcome } from "./runStep.js";

/** What is known of a Step that no run calls, before it is done. */
export interface UncalledPlan extends Pick<
  StepRecord,
  "name" | "codeVersion" | "seed" | "params" | "used"
> {
  readonly agent: NodeRecord;
}

/** Key of such a Step, and how it names what it makes. */
export function namesOf(plan: UncalledPlan): {
  readonly key: string;
  readonly idOf: IdOf;
} {
  const key = keyOfStep({ ...plan, backend: "none" }, plan.used);
  const step = stepId(key, 1);
  return {
    key,
    idOf: ({ label, content }) => identify(label, { content, step }),
  };
}

/** The Step with what it made. @param log as it was before anything was read */
export function uncalledStep(
  plan: UncalledPlan,
  { outputs, nodes = [], links = [] }: StepOutcome,
  when: {
    readonly log: TreeHead;
    readonly startedAt: string;
    readonly endedAt: string;
  },
): Omit<StepRecord, "run"> {
  const { key, idOf } = namesOf(plan);
  const { log, startedAt, endedAt } = when;
  return {
    ...plan,
    backend: "none",
    key,
    startedAt,
    endedAt,
    logSize: log.size,
    logRoot: log.root,
    generated: outputs.map((output) => ({
      role: output.role,
      node: { label: output.label, id: idOf(output), props: output.props },
    })),
    nodes,
    links,
  };
}
