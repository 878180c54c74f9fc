import type { ApiClient } from "../apiClient.js";
import { CANCEL } from "../documents.js";
import { followRun } from "../followRun.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";
import { wholeRunId } from "../wholeRunId.js";

type Cancelled =
  | { readonly __typename: "Run"; readonly id: string }
  | { readonly __typename: "InvalidInput"; readonly message: string };

/** Stops a run and waits until it has cleaned up. */
export async function cancelCommand(
  api: ApiClient,
  asked: string,
  output: Output,
): Promise<void> {
  const id = await wholeRunId(api, asked);
  const { cancelRun } = await api.request<{ cancelRun: Cancelled }>(CANCEL, {
    id,
  });
  if (cancelRun.__typename === "InvalidInput")
    throw new UserError(cancelRun.message);
  const { signal } = new AbortController();
  const ended = await followRun(api, id, { output, signal });
  if (ended === null) return;
  output.print(`run ${id} is ${ended.status.toLowerCase()}`);
  output.document({ run: id, status: ended.status });
}
