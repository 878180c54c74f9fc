import type {
  StartReadingAnswer,
  StartReadingRequest,
} from "../src/activities/reading/readingDto.js";
import { cpu } from "./proxies.js";

/** Draws tiles of a claim for blind reading. */
export function startReading(
  request: StartReadingRequest,
): Promise<StartReadingAnswer> {
  return cpu.startReading(request);
}
