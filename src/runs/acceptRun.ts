import { WorkflowExecutionAlreadyStartedError } from "@temporalio/client";
import type { Caller } from "../knowledge/caller.js";
import { canonical, identify } from "../knowledge/identity.js";
import { keyTaken } from "../knowledge/keyTaken.js";
import type { RunRow } from "../graph/runs.js";
import type { Checked } from "./checkRequest.js";
import type { RunControlDeps, StartResult } from "./runControl.js";
import { cancelWorkflow } from "./cancelWorkflow.js";
import { settleRun } from "./settleRun.js";

/** A request, how it is checked, and the workflow that an accepted one is. */
export interface RunPlan {
  readonly request: { readonly idempotencyKey: string };
  readonly check: () => Promise<Checked>;
  readonly workflow: string;
  /** What the workflow is given. */
  readonly input: (run: RunRow) => object;
}

/**
 * Accepts a run: the Run and its log entry first, then the workflow under an id that follows from the key. Sent
 * again with the same key it finds both, whatever was killed in between; another input under the key is refused.
 */
export async function acceptRun(
  deps: RunControlDeps,
  plan: RunPlan,
  by: Caller,
): Promise<StartResult> {
  const { graph } = deps;
  const { idempotencyKey } = plan.request;
  const asked = canonical({ ...plan.request, idempotencyKey: undefined });
  const known = await graph.findRunByKey(graph.store, idempotencyKey);
  if (known !== null && known.input !== asked)
    return keyRefused(idempotencyKey);
  const checked = known === null ? await plan.check() : null;
  if (checked?.kind === "invalid") return checked;
  const id = identify("Run", { idempotencyKey });
  if (checked !== null) {
    const started = await graph.startRun(
      graph.store,
      {
        id,
        workflowId: id,
        idempotencyKey,
        input: asked,
        cohort: checked.folder,
        protocol: checked.protocol,
        startedAt: deps.now().toISOString(),
        notices: canonical(checked.notices),
        cohortHash: checked.fingerprint,
      },
      by,
    );
    if (started.kind === "conflict") return keyRefused(idempotencyKey);
  }
  const run = await graph.findRun(graph.store, id);
  if (run === null) throw new Error(`run ${id} was not kept`);
  if (run.status !== "RUNNING") return { kind: "run", id, status: run.status };
  await startWorkflow(deps, plan, run);
  return { kind: "run", id, status: await statusOnceStarted(deps, id) };
}

/** Where a run stands whose workflow was started, now or before: that may be closed already. */
async function statusOnceStarted(
  deps: RunControlDeps,
  id: string,
): Promise<string> {
  const run = await settleRun(deps, id);
  // It was cancelled between being kept and being started; the workflow must not outlive that.
  if (run?.status === "CANCELLED") await cancelWorkflow(deps, id);
  return run?.status ?? "RUNNING";
}

function keyRefused(key: string): StartResult {
  const issue = keyTaken(key);
  return { kind: "invalid", message: issue.message, issues: [issue] };
}

async function startWorkflow(
  { temporal, taskQueue }: RunControlDeps,
  { workflow, input }: RunPlan,
  run: RunRow,
): Promise<void> {
  try {
    await temporal.workflow.start(workflow, {
      workflowId: run.id,
      taskQueue,
      args: [input(run)],
      workflowIdReusePolicy: "REJECT_DUPLICATE",
      workflowIdConflictPolicy: "USE_EXISTING",
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
