import { randomUUID } from "node:crypto";
import type { Client } from "@temporalio/client";
import type { reinstate } from "../../workflows/reinstate.js";
import type { withdraw } from "../../workflows/withdraw.js";
import type {
  ChangeKind,
  ChangeRequest,
  StandingAnswer,
} from "../activities/dto.js";
import type { StandingReport } from "../activities/standingReport.js";
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
  readonly blobs: Pick<BlobStore, "get">;
  readonly now: () => Date;
}

/** Builds the one StandingControl of a process. */
export function createStandingControl(
  deps: StandingControlDeps,
): StandingControl {
  return {
    change: async (kind, request) => {
      const answer = await settled(deps, kind, request);
      if (answer.kind === "refused") return refusal(answer.issues);
      const document = await deps.blobs.get(answer.blob);
      const report = JSON.parse(document.toString("utf8")) as StandingReport;
      return { kind: "report", ...report };
    },
  };
}

/** Asks again where runs that stood in the way turn out to have ended. */
async function settled(
  deps: StandingControlDeps,
  kind: ChangeKind,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  const answer = await execute(deps, kind, request);
  if (answer.kind === "report") return answer;
  const runs = await Promise.all(
    answer.openRuns.map((run) => settleRun(deps, run)),
  );
  const ended = runs.some((run) => run?.status !== "RUNNING");
  return ended ? execute(deps, kind, request) : answer;
}

/** One workflow for one key; it outlives the caller, who finds its answer by the same key again. */
function execute(
  { temporal, taskQueue }: StandingControlDeps,
  kind: ChangeKind,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  const own = request.dryRun ? randomUUID() : sha256(request.idempotencyKey);
  return temporal.workflow.execute<typeof withdraw | typeof reinstate>(kind, {
    workflowId: `${kind}-${own}`,
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
