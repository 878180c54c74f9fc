import type { ActivityDeps } from "../deps.js";
import { putJson } from "./runStep.js";

/** Keeps a list as one blob, so that histories stay small: what is passed to many activities is passed by its hash. */
export function keepDocument(
  deps: ActivityDeps,
  list: readonly unknown[],
): Promise<string> {
  return putJson(deps, list);
}
