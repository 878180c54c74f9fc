import { BundleFault, verifyBundle } from "../../compose/bundle.js";
import type { ApiClient } from "../apiClient.js";
import { FAILED } from "../exitCode.js";
import type { Output } from "../output.js";
import { readBytes } from "../readBytes.js";
import { readPinnedKey } from "../readPinnedKey.js";
import { UserError } from "../userError.js";
import { wholeClaimId } from "../wholeClaimId.js";
import { refuseExisting, writeNewFile } from "../writeNewFile.js";

/** Writes all that a claim rests on into one new file. @throws UserError where there is no such claim, or the file is there already or cannot be written */
export async function bundleCommand(
  api: ApiClient,
  { claim, file }: { readonly claim: string; readonly file: string },
  output: Output,
): Promise<void> {
  await refuseExisting(file);
  const id = await wholeClaimId(api, claim);
  const bytes = await api.file(`/claims/${encodeURIComponent(id)}/bundle.zip`);
  if (bytes === null)
    throw new UserError(`there is no claim ${claim} with a verdict`);
  await writeNewFile(file, bytes);
  output.print(
    `wrote ${file} (${bytes.length} bytes); whoever has it checks it with: histoclaim verify ${file}`,
  );
  output.document({ claim: id, file, bytes: bytes.length });
}

/** Checks a bundle from its bytes alone; the first thing that fails ends it with 1. @throws UserError where a file cannot be read */
export async function verifyCommand(
  { file, key }: { readonly file: string; readonly key?: string },
  output: Output,
): Promise<void> {
  const pinned = await readPinnedKey(key);
  const bytes = await readBytes(file);
  try {
    const bundle = verifyBundle(bytes, pinned);
    output.print(`${bundle.outcome}: ${bundle.statement}`);
    output.print(
      `judged ${bundle.judgedAt} under protocol ${bundle.protocol}${bundle.exploratory ? "; exploratory: no confirmation" : ""}`,
    );
    output.print(
      `verified: every file, the log of ${bundle.logSize} entries, and the verdict, judged again`,
    );
    output.print(
      bundle.trustedAsNamed
        ? `signed with ${bundle.key}, trusted because the bundle names it; --key FILE trusts only the key that you were given`
        : `signed with ${bundle.key}, for which your key stands`,
    );
    output.print(
      "What was withdrawn after that it cannot know: ask its issuer, or for a new bundle.",
    );
    output.document({ verified: true, ...bundle });
  } catch (error) {
    if (!(error instanceof BundleFault)) throw error;
    const { part, why } = error;
    output.print(`NOT VERIFIED: ${part}: ${why}`);
    output.document({ verified: false, part, message: why });
    process.exitCode = FAILED;
  }
}
