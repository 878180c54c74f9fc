import { writeFile } from "node:fs/promises";
import type { ApiClient } from "../apiClient.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";

/** Prints how something was made as PROV-JSON, or writes it to a file. @throws UserError where there is no such thing */
export async function lineageCommand(
  api: ApiClient,
  { id, prov }: { readonly id: string; readonly prov?: string },
  output: Output,
): Promise<void> {
  const bytes = await api.file(`/lineage/${encodeURIComponent(id)}/prov.json`);
  if (bytes === null)
    throw new UserError(
      `there is nothing of the id ${id} that was made or used; a claim's versions and verdicts have ids of their own`,
    );
  const text = bytes.toString();
  output.document(JSON.parse(text));
  if (prov === undefined) return output.print(text);
  await writeFile(prov, text);
  output.print(`wrote ${prov}`);
}
