import type { SlideView } from "./cohort.js";
import type { HashedFile } from "./hashedFile.js";

/** A view without what only this machine knows: where its files lie. */
export function withoutPaths({ parts, features, ...view }: SlideView): unknown {
  return {
    ...view,
    path: null,
    ...(parts && { parts: hashes(parts) }),
    ...(features && {
      features: { ...features, parts: hashes(features.parts) },
    }),
  };
}

function hashes(parts: readonly HashedFile[]): unknown[] {
  return parts.map(({ sha256 }) => ({ sha256 }));
}
