import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiClient } from "../apiClient.js";
import type { ClaimPage } from "../claimPage.js";
import { claimPage } from "../claimPage.js";
import { CLAIM } from "../documents.js";
import type { Output } from "../output.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";

/** Shows one claim with its reasons, and on request writes its pictures. */
export async function claimCommand(
  api: ApiClient,
  options: { readonly id: string; readonly pictures?: string },
  output: Output,
): Promise<void> {
  const id = await wholeClaimId(api, options.id);
  const { claim } = await api.request<{ claim: ClaimPage | null }>(CLAIM, {
    id,
  });
  if (claim === null)
    throw new UserError(
      `there is no claim ${options.id}; list them with: npx histoclaim claims`,
    );
  const { pictures: dir } = options;
  const pictures = dir === undefined ? [] : await writePictures(api, id, dir);
  for (const line of claimPage(claim)) output.print(line);
  for (const path of pictures) output.print(`wrote ${path}`);
  output.document(dir === undefined ? claim : { ...claim, pictures });
}

/** @returns paths of what was written */
async function writePictures(
  api: ApiClient,
  id: string,
  dir: string,
): Promise<string[]> {
  const paths: string[] = [];
  await mkdir(dir, { recursive: true });
  for (const name of ["overlay.png", "regions.geojson"]) {
    const bytes = await api.file(`/claims/${id}/${name}`);
    if (bytes === null)
      throw new Error(
        `the claim has no ${name}: its run kept no map of this gene`,
      );
    const path = join(dir, `${id}.${name}`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  return paths;
}
