import type { ApiClient } from "./apiClient.js";
import { FIND } from "./documents.js";
import { UserError } from "./userError.js";

interface Found {
  readonly __typename: string;
  readonly id: string;
}

/** Completes the beginning of a claim's id, as the table shows it. @throws UserError where several begin so */
export async function wholeClaimId(
  api: ApiClient,
  id: string,
): Promise<string> {
  if (id.length >= "claim-".length + 64) return id;
  const { find } = await api.request<{ find: readonly Found[] }>(FIND, {
    text: id,
  });
  const claims = find.filter(({ __typename }) => __typename === "Claim");
  if (claims.length > 1)
    throw new UserError(`several claims begin with ${id}; give more of it`);
  return claims[0]?.id ?? id;
}
