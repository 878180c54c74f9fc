import type { JudgeAnswer, JudgeRequest } from "../src/activities/dto.js";
import { quick } from "./proxies.js";

/** Judges a claim's evidence under another protocol. */
export function judgeClaim(request: JudgeRequest): Promise<JudgeAnswer> {
  return quick.judgeClaim(request);
}
