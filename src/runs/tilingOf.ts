import type { Tiling } from "../activities/dto.js";
import type { StartRequest } from "./runControl.js";

/** How a request wants tiles laid and seen; null where it asks for nothing but the usual. */
export function tilingOf({
  overlap = 0,
  stainNormalisation = "none",
}: StartRequest): Tiling | null {
  return overlap === 0 && stainNormalisation === "none"
    ? null
    : { overlap, stainNormalisation };
}
