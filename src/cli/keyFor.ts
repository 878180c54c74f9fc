import { createHash } from "node:crypto";
import type { ApiClient } from "./apiClient.js";
import { RUNS } from "./documents.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";

/**
 * A key that two equal commands share while the run they mean goes on, and that is new once it has ended: the hash
 * of the request and how often it has ended before.
 */
export async function keyFor(api: ApiClient, asked: unknown): Promise<string> {
  const stem = `cli-${createHash("sha256").update(JSON.stringify(asked)).digest("hex").slice(0, 32)}`;
  type Keyed = { readonly idempotencyKey: string; readonly status: string };
  const all = await everyNode(
    api,
    RUNS,
    ({ runs }: { runs: Connection<Keyed> }) => runs,
  );
  const ended = all.filter(
    (r) => r.idempotencyKey.startsWith(stem) && r.status !== "RUNNING",
  );
  return `${stem}-${ended.length}`;
}
