import type { ViewFeatures } from "../../io/tables/cohort.js";

/** Hashes of the files of a view's ready features. */
export function featureHashes(parts: ViewFeatures["parts"]): string[] {
  return parts.map(({ sha256 }) => sha256);
}
