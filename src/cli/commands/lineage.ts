import type { ApiClient } from "../apiClient.js";
import { LINEAGE } from "../documents.js";
import { VERDICT_OF_CLAIM } from "../judgingDocuments.js";
import type { Lineage } from "../lineageLines.js";
import { lineageLines } from "../lineageLines.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";
import { wholeId } from "../wholeId.js";
import { refuseExisting, writeNewFile } from "../writeNewFile.js";

/**
 * Prints how something, or of a claim its verdict that counts, was made; the whole as PROV-JSON goes to a new file, and is the
 * document of --json. @throws UserError where there is no such thing, or the file is there already
 */
export async function lineageCommand(
  api: ApiClient,
  { id, prov }: { readonly id: string; readonly prov?: string },
  output: Output,
): Promise<void> {
  if (prov !== undefined) await refuseExisting(prov);
  const entity = await entityOf(api, id);
  const bytes = await api.file(
    `/lineage/${encodeURIComponent(entity)}/prov.json`,
  );
  if (bytes === null)
    throw new UserError(
      `there is nothing of the id ${id} that was made or used`,
    );
  output.document(JSON.parse(bytes.toString()));
  if (prov !== undefined) {
    await writeNewFile(prov, bytes);
    return output.print(`wrote ${prov}`);
  }
  const { lineage } = await api.request<{ lineage: Lineage | null }>(LINEAGE, {
    id: entity,
  });
  if (lineage === null) return;
  for (const line of [entity, ...lineageLines(lineage)]) output.print(line);
}

/** A claim is a sentence: what was made is the verdict on it. @throws UserError where a claim was not judged */
async function entityOf(api: ApiClient, id: string): Promise<string> {
  if (!id.startsWith("claim-") || id.startsWith("claim-version-"))
    return wholeId(api, id);
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
