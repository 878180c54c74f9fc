import type {
  SubmitReadingAnswer,
  SubmitReadingRequest,
} from "../src/activities/reading/readingDto.js";
import { quick } from "./proxies.js";

/** Keeps what a reader says of tiles. */
export function submitReading(
  request: SubmitReadingRequest,
): Promise<SubmitReadingAnswer> {
  return quick.submitReading(request);
}
