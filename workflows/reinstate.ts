import type { ChangeRequest, StandingAnswer } from "../src/activities/dto.js";
import { quick } from "./proxies.js";

/** Undoes a withdrawal, and judges again what rests on the thing. */
export function reinstate(request: ChangeRequest): Promise<StandingAnswer> {
  return quick.reinstate(request);
}
