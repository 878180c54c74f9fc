import type {
  CompareCohortsAnswer,
  CompareCohortsRequest,
} from "../src/activities/elsewhere/elsewhereDto.js";
import { quick } from "./proxies.js";

/** Makes evidence of what other cohorts show of a claim. */
export function compareCohorts(
  request: CompareCohortsRequest,
): Promise<CompareCohortsAnswer> {
  return quick.compareCohorts(request);
}
