import { registerEnumType } from "type-graphql";
import type { RunHappening } from "../events/runEvents.js";

/** Kinds of what happens in a run. */
export const RunEventKind = {
  STARTED: "STARTED",
  STEP: "STEP",
  PROGRESS: "PROGRESS",
  ENDED: "ENDED",
} as const satisfies Record<string, RunHappening["kind"]>;

registerEnumType(RunEventKind, {
  name: "RunEventKind",
  description: "What happened in a run.",
  valuesConfig: {
    STEP: { description: "A step ended, or one that ended before was reused." },
    PROGRESS: { description: "Stages came further than was told before." },
    ENDED: { description: "The last event: its status says how." },
  },
});
