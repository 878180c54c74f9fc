import { setTimeout as sleep } from "node:timers/promises";
import { WorkflowFailedError } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import { rootCause } from "@temporalio/common";
import type { replicateStep } from "../../workflows/replicateStep.js";
import type {
  ReplicationAnswer,
  ReplicationRequest,
} from "../activities/dto.js";
import { canonical, sha256 } from "../knowledge/identity.js";

export type { ReplicationRequest } from "../activities/dto.js";

/** Does steps again. */
export interface ReplicationControl {
  /** Sent again with the same key it waits for the same attempt: null while that is under way. */
  replicate(request: ReplicationRequest): Promise<ReplicationAnswer | null>;
}

/** What ReplicationControl reaches outside itself. */
export interface ReplicationControlDeps {
  readonly temporal: Client;
  readonly taskQueue: string;
  /** How long a caller waits for the answer. */
  readonly waitMs: number;
}

/** Builds the one ReplicationControl of a process. */
export function createReplicationControl({
  temporal,
  taskQueue,
  waitMs,
}: ReplicationControlDeps): ReplicationControl {
  return {
    async replicate(request) {
      const own = sha256(canonical([request.idempotencyKey, request.step]));
      const handle = await temporal.workflow.start<typeof replicateStep>(
        "replicateStep",
        {
          workflowId: `replicate-${own}`,
          taskQueue,
          args: [request],
          workflowIdReusePolicy: "ALLOW_DUPLICATE",
          workflowIdConflictPolicy: "USE_EXISTING",
        },
      );
      const late = new AbortController();
      const tooLate = sleep(waitMs, null, { signal: late.signal });
      try {
        return await Promise.race([handle.result(), tooLate]);
      } catch (error) {
        if (!(error instanceof WorkflowFailedError)) throw error;
        const message = rootCause(error.cause) ?? error.message;
        return { kind: "refused", issues: [{ path: "step", message }] };
      } finally {
        late.abort();
      }
    },
  };
}
