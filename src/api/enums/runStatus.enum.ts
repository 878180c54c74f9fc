import { registerEnumType } from "type-graphql";
import type { RunStatus as Value } from "../../graph/runs.js";

/** Values of a run's status. */
export const RunStatus = {
  RUNNING: "RUNNING",
  DONE: "DONE",
  FAILED: "FAILED",
  CANCELLED: "CANCELLED",
} as const satisfies Record<string, Value>;

registerEnumType(RunStatus, {
  name: "RunStatus",
  description: "Where a run stands.",
});
