import type { Client } from "@temporalio/client";
import type { replicateStep } from "../../workflows/replicateStep.js";
import type {
  ReplicationAnswer,
  ReplicationRequest,
} from "../activities/dto.js";
import { canonical, sha256 } from "../knowledge/identity.js";
import { resultWithin } from "./resultWithin.js";

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
      return resultWithin<ReplicationAnswer | null>(temporal, handle, {
        waitMs,
        late: () => null,
        failed: (message) => ({
          kind: "refused",
          issues: [{ path: "step", message }],
        }),
      });
    },
  };
}
