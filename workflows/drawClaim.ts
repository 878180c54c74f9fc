import type { DrawnClaim, DrawRequest } from "../src/activities/dto.js";
import { cpu } from "./proxies.js";

/** Draws one claim on request. null where it or its map does not exist. */
export function drawClaim(request: DrawRequest): Promise<DrawnClaim | null> {
  return cpu.drawClaim(request);
}
