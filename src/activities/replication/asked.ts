import type { ReplicableStep } from "../../graph/replication/readReplicable.js";
import type { ActivityDeps } from "../deps.js";
import { closeAgain } from "./closeAgain.js";
import type { DoneAgain } from "./doneAgain.js";
import { drawAgain } from "./drawAgain.js";
import { rejudge } from "./rejudge.js";

type Again = (deps: ActivityDeps, step: ReplicableStep) => Promise<DoneAgain>;

/** How Steps that a person asked for, which keep no call, are done again. */
export const ASKED = {
  closeReading: closeAgain,
  drawReading: drawAgain,
  judgeClaim: rejudge,
} as const satisfies Record<string, Again>;

/** Whether a Step is one of them. @param name of the Step */
export function isAsked(name: string): name is keyof typeof ASKED {
  return Object.hasOwn(ASKED, name);
}
