import { readPatients } from "./bags/readPatients.js";
import type { CohortFolder } from "./cohortFolder.js";
import { openFolder } from "./cohortFolder.js";
import { openExpression } from "./expression/readExpression.js";
import type { Finding } from "./finding.js";
import type { FindingLedger } from "./findings/findingLedger.js";
import { createLedger } from "./findings/findingLedger.js";
import { approvedSymbol } from "./genes/geneAliases.js";
import type { Manifest } from "./manifest.js";
import { readManifest } from "./readManifest.js";

/** What a cohort has names for. */
export interface CohortNames {
  readonly manifest: Manifest;
  /** The manifest as it was written. */
  readonly document: unknown;
  /** Approved symbols of the genes that its table has a column for. */
  readonly genes: ReadonlySet<string>;
  /** Whatever its patients are labelled with: subtypes, and the values of other columns. */
  readonly labels: ReadonlySet<string>;
}

/** Reads which genes and which labels of patients a cohort has, or the faults for which they cannot be read; no number and no slide is looked at. */
export async function readNames(
  dir: string,
): Promise<CohortNames | { readonly faults: readonly Finding[] }> {
  const ledger = createLedger();
  const folder = await openFolder(dir, []);
  const read = folder === null ? null : await readManifest(folder, ledger);
  if (folder === null || read === null)
    return { faults: ledger.findings().faults };
  const { manifest } = read;
  const genes = await readGenes(folder, manifest, ledger);
  const patients = await readPatients(folder, manifest.patients, ledger);
  if (genes === null || patients === null)
    return { faults: ledger.findings().faults };
  const labels = [...patients.values()].flatMap(({ subtype, attributes }) => [
    ...(subtype === null ? [] : [subtype]),
    ...Object.values(attributes),
  ]);
  return { ...read, genes, labels: new Set(labels) };
}

async function readGenes(
  folder: CohortFolder,
  { unit, expression }: Manifest,
  ledger: FindingLedger,
): Promise<ReadonlySet<string> | null> {
  const table = await openExpression({ folder, unit, expression }, ledger);
  if (table === null) return null;
  await table.close();
  return new Set(table.header.slice(1).map(approvedSymbol));
}
