import { writeFile } from "node:fs/promises";
import type { ApiClient } from "../apiClient.js";
import { VERDICT_OF_CLAIM } from "../judgingDocuments.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** Prints how something, or of a claim its verdict that counts, was made as PROV-JSON, or writes it to a file. @throws UserError where there is no such thing */
export async function lineageCommand(
  api: ApiClient,
  { id, prov }: { readonly id: string; readonly prov?: string },
  output: Output,
): Promise<void> {
  const entity = await entityOf(api, id);
  const bytes = await api.file(
    `/lineage/${encodeURIComponent(entity)}/prov.json`,
  );
  if (bytes === null)
    throw new UserError(
      `there is nothing of the id ${id} that was made or used`,
    );
  const text = bytes.toString();
  output.document(JSON.parse(text));
  if (prov === undefined) return output.print(text);
  await writeFile(prov, text);
  output.print(`wrote ${prov}`);
}

/** A claim is a sentence: what was made is the verdict on it. @throws UserError where a claim was not judged */
async function entityOf(api: ApiClient, id: string): Promise<string> {
  if (!id.startsWith("claim-") || id.startsWith("claim-version-")) return id;
  const { claim } = await api.request<{
    claim: { readonly verdict: { readonly id: string } | null } | null;
  }>(VERDICT_OF_CLAIM, { id: await wholeClaimId(api, id) });
  if (claim === null)
    throw new UserError(
      `there is no claim ${id}; list them with: npx histoclaim claims`,
    );
  if (claim.verdict === null)
    throw new UserError(`${id} was not judged yet: nothing was made of it`);
  return claim.verdict.id;
}
