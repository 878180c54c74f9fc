import { randomUUID } from "node:crypto";
import type { Client } from "@temporalio/client";
import type { compareCohorts } from "../../workflows/compareCohorts.js";
import type {
  CompareCohortsAnswer,
  CompareCohortsRequest,
} from "../activities/elsewhere/elsewhereDto.js";
import { canonical, sha256 } from "../knowledge/identity.js";

export type { CompareCohortsAnswer } from "../activities/elsewhere/elsewhereDto.js";

/** Compares claims with other cohorts. */
export interface CompareControl {
  compareCohorts(request: CompareCohortsRequest): Promise<CompareCohortsAnswer>;
}

/** Builds the one CompareControl of a process. One workflow for one question; it outlives the caller. */
export function createCompareControl({
  temporal,
  taskQueue,
}: {
  readonly temporal: Client;
  readonly taskQueue: string;
}): CompareControl {
  return {
    compareCohorts: (request) => {
      const own = request.dryRun ? randomUUID() : sha256(canonical(request));
      return temporal.workflow.execute<typeof compareCohorts>(
        "compareCohorts",
        {
          workflowId: `compare-${own}`,
          taskQueue,
          args: [request],
          workflowIdReusePolicy: "ALLOW_DUPLICATE",
          workflowIdConflictPolicy: "USE_EXISTING",
        },
      );
    },
  };
}
