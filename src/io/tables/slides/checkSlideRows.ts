import type { FindingLedger } from "../findings/findingLedger.js";
import type { PatientRow } from "../bags/readPatients.js";
import type { SlideRow } from "./readSlideRows.js";

/** The rows of slides.csv beside the patients. */
export interface SlideTable {
  readonly file: string;
  readonly unit: "patient" | "region";
  readonly rows: readonly SlideRow[];
  /** null where patients.csv could not be read. */
  readonly patients: ReadonlyMap<string, PatientRow> | null;
}

/** Writes down what is wrong between the rows of slides.csv, before any slide is opened. */
export function checkSlideRows(table: SlideTable, ledger: FindingLedger): void {
  reportUnknown(table, ledger);
  reportDuplicates(table, ledger);
  reportConflicts(table, ledger);
  reportSpecimens(table, ledger);
  if (table.unit === "patient") reportGroups(table, ledger);
}

function reportUnknown(
  { file, rows, patients }: SlideTable,
  ledger: FindingLedger,
): void {
  for (const { line, patient } of rows)
    if (patients !== null && !patients.has(patient))
      ledger.fault(
        "UNKNOWN_PATIENT",
        { file, line, column: "patient", value: patient },
        `Patient ${patient} has no row in the table of patients.`,
        "Add the patient there, or correct the name here.",
      );
}

function reportDuplicates(
  { file, unit, rows }: SlideTable,
  ledger: FindingLedger,
): void {
  const first = new Map<string, SlideRow>();
  for (const row of rows) {
    const { line, region, key } = row;
    const id = unit === "region" ? (region ?? key) : key;
    const before = first.get(id);
    if (before === undefined) first.set(id, row);
    else if (unit === "region")
      ledger.fault(
        "DUPLICATE_REGION",
        { file, line, column: "region", value: id },
        `Region ${id} has a row already, on line ${String(before.line)}.`,
        "Give each rectangle a name of its own.",
      );
    else
      ledger.fault(
        "DUPLICATE_SLIDE",
        { file, line, column: "slide", value: id },
        `Slide ${id} has a row already, on line ${String(before.line)}.`,
        "Keep one of them; where two rectangles of it are meant, name each in the column region.",
      );
  }
}

const AGREED = ["file", "mpp", "patient", "specimen", "features"] as const;

/** Rows of one slide must agree on what they say about the slide. */
function reportConflicts(
  { file, rows }: SlideTable,
  ledger: FindingLedger,
): void {
  const first = new Map<string, SlideRow>();
  for (const row of rows) {
    const before = first.get(row.slide);
    if (before === undefined) first.set(row.slide, row);
    else
      for (const column of AGREED)
        if (row[column] !== before[column])
          ledger.fault(
            "SLIDE_CONFLICT",
            { file, line: row.line, column, value: String(row[column] ?? "") },
            `Slide ${row.slide} has another ${column} on line ${String(before.line)}: ${String(before[column] ?? "none")}.`,
            `Give all rows of a slide the same ${column}, or give the slides names of their own.`,
          );
  }
}

/** A specimen was taken from one patient. */
function reportSpecimens(
  { file, rows }: SlideTable,
  ledger: FindingLedger,
): void {
  const first = new Map<string, SlideRow>();
  for (const row of rows) {
    const { line, specimen } = row;
    if (specimen === null) continue;
    const before = first.get(specimen);
    if (before === undefined) first.set(specimen, row);
    else if (before.patient !== row.patient)
      ledger.fault(
        "SHARED_SPECIMEN",
        { file, line, column: "specimen", value: specimen },
        `Specimen ${specimen} is of patient ${before.patient} on line ${String(before.line)}, and of ${row.patient} here.`,
        "Give each patient's specimens names of their own, or correct the patient.",
      );
  }
}

function reportGroups({ file, rows }: SlideTable, ledger: FindingLedger): void {
  const first = new Map<string, SlideRow>();
  for (const row of rows) {
    const before = first.get(row.patient);
    if (before === undefined) first.set(row.patient, row);
    else if (before.group !== row.group)
      ledger.fault(
        "GROUP_CONFLICT",
        { file, line: row.line, column: "group", value: row.group ?? "" },
        `Patient ${row.patient} is in group ${before.group ?? "(none)"} on line ${String(before.line)}.`,
        "Give all slides of a patient the same group.",
      );
  }
}
