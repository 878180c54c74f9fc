import type { FindingLedger } from "../findings/findingLedger.js";
import type { PatientRow } from "./readPatients.js";

/** Most columns of patients.csv without a meaning of their own: they are kept with each patient in the graph. */
export const MOST_ATTRIBUTES = 500;
/** Most characters of such a column's name, and of a cell. */
export const LONGEST_ATTRIBUTE = 1000;

/** So much of a text tells which one it is; more could be what is known of a patient. */
const BEGUN = 8;

function begun(text: string): string {
  return tooLong(text) ? `${text.slice(0, BEGUN)}...` : text;
}

function tooLong(text: string): boolean {
  return text.length > LONGEST_ATTRIBUTE;
}

/** Reports what is said of patients that is another table, or a report's text. */
export function checkAttributes(
  file: string,
  names: readonly string[],
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  if (names.length > MOST_ATTRIBUTES)
    ledger.fault(
      "TOO_MANY_ATTRIBUTES",
      { file, line: 1, value: String(names.length) },
      `${String(names.length)} columns say more of the patients; at most ${String(MOST_ATTRIBUTES)} are kept.`,
      "Leave out the columns that you do not need; genes belong into the expression table.",
    );
  const long = (line: number, column: string, value: string) => {
    ledger.fault(
      "LONG_ATTRIBUTE",
      { file, line, column: begun(column), value: begun(value) },
      `${String(value.length)} characters; a cell has at most ${String(LONGEST_ATTRIBUTE)}.`,
      "Shorten the text; a report does not belong in this table.",
    );
  };
  for (const name of names.filter(tooLong)) long(1, name, name);
  for (const { line, patient, site, subtype, attributes } of patients)
    for (const [name, value] of Object.entries({
      patient,
      site: site ?? "",
      subtype: subtype ?? "",
      ...attributes,
    }))
      if (tooLong(value)) long(line, name, value);
}
