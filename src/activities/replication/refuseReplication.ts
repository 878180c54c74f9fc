import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { ActivityDeps } from "../deps.js";
import type { StandingIssue } from "../dto.js";
import { isAsked } from "./asked.js";
import { STEP_NAMES, type StepName } from "../step/stepName.js";

/** Why a Step cannot be done again here; empty where it can. */
export function refuseReplication(
  { codeVersion, backend }: Pick<ActivityDeps, "codeVersion" | "backend">,
  asked: string,
  step: ReplicableStep | null,
): StandingIssue[] {
  const refuse = (message: string): StandingIssue[] => [
    { path: "step", message },
  ];
  if (step === null)
    return refuse(
      `no step has the id ${asked}; the steps behind a claim are listed by: npx histoclaim lineage CLAIM`,
    );
  if (step.replicates !== null)
    return refuse(`it did ${step.replicates} again; replicate that`);
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
  return step.call === null && !isAsked(name)
    ? refuse(UNCALLED[name] ?? notKept(name))
    : [];
}

/** Steps that no activity computes from what it was called with. */
const UNCALLED: Partial<Record<StepName, string>> = {
  compareCohorts:
    "it compared cohorts on request; what they show now is compared again by compare",
  judgeAgain:
    "it judged what a withdrawal, or its undoing, left of the evidence; withdraw --dry-run foresees that, and judge judges what stands now",
  readTiles: "it keeps what a reader saw; nothing was computed",
};

const notKept = (name: StepName): string =>
  `how it was called is not kept: ${name} was done by a version from before calls were; discover again, and replicate what that makes`;
