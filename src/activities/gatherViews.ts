import type { ActivityDeps } from "./deps.js";
import type { FailedView, PreparedView } from "./dto.js";
import { putJson } from "./runStep.js";

/** Keeps a chunk of prepared slide views as one blob, so that histories stay small. @returns its hash */
export function gatherViews(
  deps: ActivityDeps,
  views: readonly (PreparedView | FailedView)[],
): Promise<string> {
  return putJson(deps, views);
}
