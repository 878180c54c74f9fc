import type { ExpressionTable } from "../expression/readExpression.js";
import type { PatientRow } from "./readPatients.js";
import type { SlideRow } from "../slides/readSlideRows.js";
import type { SeenRow } from "../slides/viewSlide.js";

/** The tables of a cohort, read and seen. */
export interface DraftTables {
  readonly unit: "patient" | "region";
  /** Names of the files, for findings. */
  readonly files: {
    readonly patients: string;
    readonly slides: string;
    readonly expression: string;
  };
  readonly patients: ReadonlyMap<string, PatientRow>;
  readonly slideRows: readonly SlideRow[];
  /** What the rows' slides turned out to be; null where slides are not needed. */
  readonly seen: ReadonlyMap<SlideRow, SeenRow> | null;
  readonly expression: ExpressionTable;
}

/** What may become a bag, should it be complete. */
export interface Draft {
  /** The patient, or the region. */
  readonly id: string;
  readonly patient: PatientRow;
  readonly rows: readonly SlideRow[];
}

/** One draft for each patient, or each region; a patient without any region is one too, to be found incomplete. */
export function draftBags({ unit, patients, slideRows }: DraftTables): Draft[] {
  const rowsOf = new Map<string, SlideRow[]>();
  for (const row of slideRows) {
    const rows = rowsOf.get(row.patient);
    if (rows) rows.push(row);
    else rowsOf.set(row.patient, [row]);
  }
  return [...patients.values()].flatMap((patient) => {
    const rows = rowsOf.get(patient.patient) ?? [];
    if (unit === "patient" || rows.length === 0)
      return [{ id: patient.patient, patient, rows }];
    return rows.map((row) => ({
      id: row.region ?? row.key,
      patient,
      rows: [row],
    }));
  });
}
