import { microsatellitesOf } from "../../../knowledge/microsatellites.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { PatientRow } from "./readPatients.js";

/** Reports cells of a column of microsatellite status that say neither what it is nor that it is unknown: they count as unknown. */
export function reportMicrosatellites(
  file: string,
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  for (const { line, attributes } of patients) {
    const stated = microsatellitesOf(attributes);
    if (stated?.unread !== true) continue;
    ledger.notice(
      "UNREAD_MSI",
      { file, line, column: stated.column, value: stated.text },
      "The cell gives no microsatellite status that is understood; the patient counts as one whose status is unknown.",
      "Write MSI-H, MSI-L or MSS, leave the cell empty where it is not known, or name the column otherwise.",
    );
  }
}
