import type { ApiClient } from "../apiClient.js";
import { CANCEL, RUNS } from "../documents.js";
import { followRun } from "../followRun.js";
import type { Output } from "../output.js";
import { everyNode } from "../paging.js";
import { UserError } from "../userError.js";

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

/** Completes the beginning of an id, as the table shows it. @throws UserError where none or several begin so */
async function wholeRunId(api: ApiClient, asked: string): Promise<string> {
  const runs = await everyNode<{ id: string }>(api, RUNS, "runs");
  const found = runs.filter(({ id }) => id.startsWith(asked));
  if (found.length > 1)
    throw new UserError(
      `${found.length} runs begin with ${asked}; give more of it`,
    );
  const [run] = found;
  if (run === undefined)
    throw new UserError(
      `there is no run ${asked}; list them with: npx histoclaim runs`,
    );
  return run.id;
}
