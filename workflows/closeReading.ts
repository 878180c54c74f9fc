import type {
  CloseReadingAnswer,
  CloseReadingRequest,
} from "../src/activities/reading/readingDto.js";
import { quick } from "./proxies.js";

/** Closes a reading, and judges its claim on what was read. */
export function closeReading(
  request: CloseReadingRequest,
): Promise<CloseReadingAnswer> {
  return quick.closeReading(request);
}
