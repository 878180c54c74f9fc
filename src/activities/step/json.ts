import type { ActivityDeps } from "../deps.js";

/** Reads a JSON document kept as a blob by putJson. */
export async function getJson<T>(
  deps: Pick<ActivityDeps, "blobs">,
  blob: string,
): Promise<T> {
  return JSON.parse((await deps.blobs.get(blob)).toString("utf8")) as T;
}
