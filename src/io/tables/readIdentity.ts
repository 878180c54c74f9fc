import type { Finding } from "./finding.js";
import { createLedger } from "./findings/findingLedger.js";
import { openFolder } from "./cohortFolder.js";
import type { Manifest } from "./manifest.js";
import { readManifest } from "./readManifest.js";

/** What a cohort folder says of itself, or the faults of its manifest; neither tables nor slides are looked at. */
export async function readIdentity(
  dir: string,
): Promise<
  | { readonly manifest: Manifest; readonly document: unknown }
  | { readonly faults: readonly Finding[] }
> {
  const ledger = createLedger();
  const folder = await openFolder(dir, []);
  const read = folder === null ? null : await readManifest(folder, ledger);
  return read ?? { faults: ledger.findings().faults };
}
