import type { CohortBag } from "../cohort.js";
import type { FindingLedger } from "../findings/findingLedger.js";
import type { PatientRow } from "./readPatients.js";

/** Writes down patients whose split divides a group, which no split may do. */
export function checkGroups(
  file: string,
  bags: readonly CohortBag[],
  patients: ReadonlyMap<string, PatientRow>,
  ledger: FindingLedger,
): void {
  const first = new Map<string, CohortBag>();
  const told = new Set<string>();
  for (const bag of bags) {
    const { group, patient, split } = bag;
    const before = first.get(group);
    if (before === undefined) first.set(group, bag);
    else if (before.split !== split && !told.has(patient)) {
      told.add(patient);
      const line = patients.get(patient)?.line;
      ledger.fault(
        "GROUP_CONFLICT",
        {
          file,
          ...(line !== undefined && { line }),
          column: "split",
          value: split ?? "",
        },
        `Patient ${patient} is in group ${group} with patient ${before.patient}, whose split is ${before.split ?? "not given"}.`,
        "Give all patients of a group the same split, or no group.",
      );
    }
  }
}
