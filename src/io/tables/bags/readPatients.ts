import type { CohortFolder } from "../cohortFolder.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import { namedRows } from "../csv/namedRows.js";
import type { NamedRow } from "../csv/namedRows.js";
import { reportScripts } from "../findings/reportScripts.js";
import { openTable } from "../csv/openTable.js";
import { checkAttributes } from "./checkAttributes.js";
import { reportMicrosatellites } from "./reportMicrosatellites.js";

/** A row of patients.csv. */
export interface PatientRow {
  readonly patient: string;
  readonly line: number;
  readonly site: string | null;
  readonly subtype: string | null;
  readonly split: "train" | "test" | null;
  /** The columns that have no meaning of their own here; empty cells are left out. */
  readonly attributes: Readonly<Record<string, string>>;
}

const OWN_COLUMNS = new Set(["patient", "site", "subtype", "split"]);

/** Reads patients.csv; null where it cannot be read, or not to its end. */
export async function readPatients(
  folder: CohortFolder,
  file: string,
  ledger: FindingLedger,
): Promise<ReadonlyMap<string, PatientRow> | null> {
  const table = await openTable(
    {
      folder,
      file,
      required: ["patient"],
      order: "any",
      doubled: "DUPLICATE_COLUMN",
    },
    ledger,
  );
  if (table === null) return null;
  const others = table.header.filter(
    (name) => name !== "" && !OWN_COLUMNS.has(name),
  );
  const patients = new Map<string, PatientRow>();
  for await (const row of namedRows(table)) {
    const patient = readPatient(file, row, others, ledger);
    if (patient === null) continue;
    const before = patients.get(patient.patient);
    if (before === undefined) patients.set(patient.patient, patient);
    else reportDuplicate(file, before, patient, ledger);
  }
  const read = [...patients.values()];
  checkAttributes(file, others, read, ledger);
  reportMicrosatellites(file, read, ledger);
  reportPartialSplit(file, read, ledger);
  reportSiteNa(file, read, ledger);
  reportScripts(
    file,
    read.flatMap(({ patient, site, subtype }) => [patient, site, subtype]),
    ledger,
  );
  return table.complete() ? patients : null;
}

function readPatient(
  file: string,
  row: NamedRow,
  others: readonly string[],
  ledger: FindingLedger,
): PatientRow | null {
  const { line } = row;
  const patient = row.cell("patient");
  if (patient === null) {
    ledger.fault(
      "EMPTY_CELL",
      { file, line, column: "patient" },
      "The row names no patient.",
      "Write the patient's pseudonym, or remove the row.",
    );
    return null;
  }
  const attributes: Record<string, string> = {};
  for (const name of others) {
    const value = row.cell(name);
    if (value !== null) attributes[name] = value;
  }
  return {
    patient,
    line,
    site: row.cell("site"),
    subtype: known(row.cell("subtype")),
    split: readSplit(file, row, ledger),
    attributes,
  };
}

/** NA is how R writes that something is not known; a site may be called so (a tissue source site of TCGA is). */
function known(text: string | null): string | null {
  return text === "NA" ? null : text;
}

function readSplit(
  file: string,
  row: NamedRow,
  ledger: FindingLedger,
): "train" | "test" | null {
  const split = known(row.cell("split"));
  if (split === null || split === "train" || split === "test") return split;
  ledger.fault(
    "BAD_SPLIT",
    { file, line: row.line, column: "split", value: split },
    `A split is train or test, not ${split}.`,
    "Write train or test, or leave the cell empty.",
  );
  return null;
}

function reportDuplicate(
  file: string,
  first: PatientRow,
  again: PatientRow,
  ledger: FindingLedger,
): void {
  ledger.fault(
    "DUPLICATE_PATIENT",
    { file, line: again.line, column: "patient", value: again.patient },
    `Patient ${again.patient} has a row already, on line ${String(first.line)}.`,
    "Keep one row for each patient.",
  );
}

function reportPartialSplit(
  file: string,
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  const without = patients.filter(({ split }) => split === null);
  if (without.length === 0 || without.length === patients.length) return;
  ledger.notice(
    "PARTIAL_SPLIT",
    { file, column: "split", value: String(without.length) },
    `${String(without.length)} of ${String(patients.length)} patients have no split and are taken for training.`,
    "Write train or test for each of them where that is not meant.",
  );
}

function reportSiteNa(
  file: string,
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  const named = patients.filter(({ site }) => site === "NA").length;
  if (named === 0) return;
  ledger.notice(
    "NA_AS_NAME",
    { file, column: "site", value: "NA" },
    `${String(named)} patients are of a site called NA.`,
    "Leave the cell empty where the site is not known.",
  );
}
