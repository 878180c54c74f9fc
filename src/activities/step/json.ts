import type { ActivityDeps } from "../deps.js";

/** Reads a JSON document kept as a blob by putJson. */
export async function getJson<T>(
  deps: { readonly blobs: Pick<ActivityDeps["blobs"], "get"> },
  blob: string,
): Promise<T> {
  return JSON.parse((await deps.blobs.get(blob)).toString("utf8")) as T;
}
