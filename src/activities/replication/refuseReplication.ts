import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { ActivityDeps } from "../deps.js";
import type { StandingIssue } from "../dto.js";
import { STEP_NAMES } from "../step/stepName.js";

/** Why a Step cannot be done again here; empty where it can. */
export function refuseReplication(
  { codeVersion, backend }: Pick<ActivityDeps, "codeVersion" | "backend">,
  asked: string,
  step: ReplicableStep | null,
): StandingIssue[] {
  const refuse = (message: string): StandingIssue[] => [
    { path: "step", message },
  ];
  if (step === null) return refuse(`no step has the id ${asked}`);
  const name = STEP_NAMES.find((one) => one === step.name);
  if (name === undefined || codeVersion(name) !== step.codeVersion)
    return refuse(
      `the code that made it is not here: ${step.name} was done by ${step.codeVersion}, and this worker has ${name === undefined ? "no such step" : codeVersion(name)}; start a worker of that version`,
    );
  if (step.fallen)
    return refuse(
      "a withdrawal reaches it; discover again, without what is withdrawn",
    );
  if (step.backend !== "none" && step.backend !== backend)
    return refuse(
      `it was trained by ${step.backend}, and this worker has ${backend}; start one with that`,
    );
  return step.call === null
    ? refuse(
        `how it was called is not kept: a verdict is judged again by judge, and ${step.name} of before calls were kept by discovering again`,
      )
    : [];
}
