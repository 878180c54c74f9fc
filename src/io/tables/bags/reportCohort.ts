import type { FindingLedger } from "../findings/findingLedger.js";
import type { PatientRow } from "./readPatients.js";

/** Fewer patients cannot carry a verdict of SUPPORTED. @source design: science, least patients */
export const LEAST_PATIENTS = 60;

/** Writes down what a cohort as a whole is too small for. @param patients those who were not left out */
export function reportCohort(
  file: string,
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  if (patients.length === 0)
    return ledger.fault(
      "NO_BAGS",
      { file },
      "No patient has everything that is needed.",
      "Complete the tables of the cohort.",
    );
  reportSites(file, patients, ledger);
  reportCount(file, patients.length, ledger);
}

function reportSites(
  file: string,
  patients: readonly PatientRow[],
  ledger: FindingLedger,
): void {
  const sites = new Set(patients.flatMap(({ site }) => site ?? []));
  if (sites.size > 1) return;
  const [only] = sites;
  ledger.notice(
    "ONE_SITE",
    { file, column: "site", ...(only !== undefined && { value: only }) },
    only === undefined
      ? "No patient has a site, so no claim can rule the site out."
      : `All patients are of site ${only}, so no claim can rule the site out.`,
    "Give each patient's site where there are several.",
  );
}

function reportCount(file: string, count: number, ledger: FindingLedger): void {
  const place = { file, column: "patient", value: String(count) };
  if (count === 1)
    ledger.notice(
      "ONE_PATIENT",
      place,
      "The cohort has one patient, so nothing can be said beyond this patient.",
      "Add patients; until then every claim ends INCONCLUSIVE.",
    );
  if (count < LEAST_PATIENTS)
    ledger.notice(
      "FEW_PATIENTS",
      place,
      `Patients: n = ${String(count)}, fewer than the ${String(LEAST_PATIENTS)} that a verdict needs; the claims end INCONCLUSIVE.`,
      "Add patients.",
    );
}
