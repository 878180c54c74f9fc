import { changeStanding } from "./changeStanding.js";
import type { ActivityDeps } from "../deps.js";
import type { ChangeRequest, StandingAnswer } from "../dto.js";

/** Withdraws a thing: claims that rest on it are judged on what is left. */
export function withdraw(
  deps: ActivityDeps,
  request: ChangeRequest,
): Promise<StandingAnswer> {
  return changeStanding(deps, "withdraw", request);
}
