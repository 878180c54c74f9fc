import type { SlideView } from "./cohort.js";

/** A view without what only this machine knows: where its files lie. */
export function withoutPaths(view: SlideView): unknown {
  const { features } = view;
  if (!features) return { ...view, path: null };
  const parts = features.parts.map(({ sha256 }) => ({ sha256 }));
  return { ...view, path: null, features: { ...features, parts } };
}
