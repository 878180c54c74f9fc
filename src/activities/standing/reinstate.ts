import { changeStanding } from "./changeStanding.js";
import type { ActivityDeps } from "../deps.js";
import type { ChangeRequest, StandingAnswer } from "../dto.js";

/** Undoes a withdrawal: claims that rest on the thing are judged again on what it had taken from them. */
export function reinstate(
  deps: ActivityDeps,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  return changeStanding(deps, "reinstate", request);
}
