import type { ApiClient } from "./apiClient.js";
import { RUNS } from "./documents.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";
import { UserError } from "./userError.js";

/** Completes the beginning of an id, as the table shows it. @throws UserError where none or several begin so */
export async function wholeRunId(
  api: ApiClient,
  asked: string,
): Promise<string> {
  const all = await everyNode(
    api,
    RUNS,
    ({ runs }: { runs: Connection<{ id: string }> }) => runs,
  );
  const found = all.filter(({ id }) => id.startsWith(asked));
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
