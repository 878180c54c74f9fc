import type { ApiClient } from "./apiClient.js";
import { CLAIMS } from "./documents.js";
import type { Connection } from "./paging.js";
import { everyNode } from "./paging.js";
import { UserError } from "./userError.js";

/** Completes the beginning of a claim's id, as the table shows it. @throws UserError where several begin so */
export async function wholeClaimId(
  api: ApiClient,
  id: string,
): Promise<string> {
  if (id.length >= "claim-".length + 64) return id;
  const all = await everyNode(
    api,
    CLAIMS,
    ({ claims }: { claims: Connection<{ id: string }> }) => claims,
  );
  const found = all.filter((claim) => claim.id.startsWith(id));
  if (found.length > 1)
    throw new UserError(
      `${found.length} claims begin with ${id}; give more of it`,
    );
  return found[0]?.id ?? id;
}
