import { randomUUID } from "node:crypto";
import type { Client } from "@temporalio/client";
import type { judgeClaim } from "../../workflows/judgeClaim.js";
import type { JudgeAnswer, JudgeRequest } from "../activities/dto.js";
import { canonical, sha256 } from "../knowledge/identity.js";

export type { Judgement, JudgeRequest } from "../activities/dto.js";

/** Judges claims on request. */
export interface JudgeControl {
  judge(request: JudgeRequest): Promise<JudgeAnswer>;
}

/** Builds the one JudgeControl of a process. One workflow for one question; it outlives the caller. */
export function createJudgeControl({
  temporal,
  taskQueue,
}: {
  readonly temporal: Client;
  readonly taskQueue: string;
}): JudgeControl {
  return {
    judge: (request) => {
      const own = request.dryRun ? randomUUID() : sha256(canonical(request));
      return temporal.workflow.execute<typeof judgeClaim>("judgeClaim", {
        workflowId: `judge-${own}`,
        taskQueue,
        args: [request],
        workflowIdReusePolicy: "ALLOW_DUPLICATE",
        workflowIdConflictPolicy: "USE_EXISTING",
      });
    },
  };
}
