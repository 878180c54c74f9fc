import type { ChangeRequest, StandingAnswer } from "../src/activities/dto.js";
import { quick } from "./proxies.js";

/** Withdraws a thing, and judges again what rests on it. */
export function withdraw(request: ChangeRequest): Promise<StandingAnswer> {
  return quick.withdraw(request);
}
