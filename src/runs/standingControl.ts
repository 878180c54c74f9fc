import type { Client } from "@temporalio/client";
import type { reinstate } from "../../workflows/reinstate.js";
import type { withdraw } from "../../workflows/withdraw.js";
import type {
  ChangeKind,
  ChangeRequest,
  StandingAnswer,
} from "../activities/dto.js";
import type { Foreseen } from "../activities/standing/foreseeChange.js";
import type { StandingReport } from "../activities/standing/standingReport.js";
import type { BlobStore } from "../io/blobs/blobStore.js";
import { sha256 } from "../knowledge/identity.js";
import type { Issue, RunControlDeps } from "./runControl.js";
import { settleRun } from "./settleRun.js";

export type { StandingReport };

/** What a change of standing did, or why it was refused. */
export type ChangeResult =
  | ({ readonly kind: "report" } & StandingReport)
  | {
      readonly kind: "invalid";
      readonly message: string;
      readonly issues: readonly Issue[];
    };

/** Withdraws things, and undoes it. */
export interface StandingControl {
  change(kind: ChangeKind, request: ChangeRequest): Promise<ChangeResult>;
}

/** What StandingControl reaches outside itself. */
export interface StandingControlDeps {
  readonly temporal: Client;
  readonly taskQueue: string;
  readonly graph: Pick<
    RunControlDeps["graph"],
    "store" | "findRun" | "updateRun"
  >;
  /** What would come of a change, as far as that needs no computing. */
  readonly foresee: (
    kind: ChangeKind,
    request: ChangeRequest,
  ) => Promise<Foreseen>;
  readonly blobs: Pick<BlobStore, "get">;
  readonly now: () => Date;
}

/** Builds the one StandingControl of a process. */
export function createStandingControl(
  deps: StandingControlDeps,
): StandingControl {
  return {
    change: async (kind, request) => {
      const answer = await settled(deps, () => answerOf(deps, kind, request));
      return answer.kind === "refused" ? refusal(answer.issues) : answer;
    },
  };
}

type Refused = Extract<StandingAnswer, { kind: "refused" }>;
type Answer = Refused | ({ readonly kind: "report" } & StandingReport);

/** Asks again where runs that stood in the way turn out to have ended. */
async function settled(
  deps: StandingControlDeps,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const answer = await ask();
  if (answer.kind === "report") return answer;
  const runs = await Promise.all(
    answer.openRuns.map((run) => settleRun(deps, run)),
  );
  const ended = runs.some((run) => run?.status !== "RUNNING");
  return ended ? ask() : answer;
}

/** A dry run is a question: it is answered here, since nothing of it need outlive who asks; by a worker where it must compute. */
async function answerOf(
  deps: StandingControlDeps,
  kind: ChangeKind,
  request: ChangeRequest,
): Promise<Answer> {
  if (request.dryRun) {
    const foreseen = await deps.foresee(kind, request);
    if (foreseen.kind === "refused") return foreseen;
    if (foreseen.kind === "foreseen")
      return { kind: "report", ...foreseen.report };
  }
  const done = await execute(deps, kind, request);
  if (done.kind === "refused") return done;
  const document = await deps.blobs.get(done.blob);
  const report = JSON.parse(document.toString("utf8")) as StandingReport;
  return { kind: "report", ...report };
}

/** One workflow for one key; it outlives the caller, who finds its answer by the same key again. */
function execute(
  { temporal, taskQueue }: StandingControlDeps,
  kind: ChangeKind,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  return temporal.workflow.execute<typeof withdraw | typeof reinstate>(kind, {
    workflowId: `${kind}-${request.dryRun ? "dry-" : ""}${sha256(request.idempotencyKey)}`,
    taskQueue,
    args: [request],
    workflowIdReusePolicy: "ALLOW_DUPLICATE",
    workflowIdConflictPolicy: "USE_EXISTING",
  });
}

function refusal(issues: readonly Issue[]): ChangeResult {
  const message = issues.map((issue) => issue.message).join("; ");
  return { kind: "invalid", message, issues };
}
