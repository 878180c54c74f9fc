import type { CohortBag } from "../cohort.js";
import type { FindingLedger } from "../findings/findingLedger.js";

/** Fewer patients cannot carry a verdict of SUPPORTED. @source design: science, least patients */
export const LEAST_PATIENTS = 60;

/** Writes down what a cohort as a whole is too small for. */
export function reportCohort(
  file: string,
  bags: readonly CohortBag[],
  ledger: FindingLedger,
): void {
  if (bags.length === 0)
    return ledger.fault(
      "NO_BAGS",
      { file },
      "No patient has everything that is needed.",
      "Complete the tables of the cohort.",
    );
  reportSites(file, bags, ledger);
  reportPatients(file, bags, ledger);
}

function reportSites(
  file: string,
  bags: readonly CohortBag[],
  ledger: FindingLedger,
): void {
  const sites = new Set(bags.flatMap(({ site }) => site ?? []));
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

function reportPatients(
  file: string,
  bags: readonly CohortBag[],
  ledger: FindingLedger,
): void {
  const patients = new Set(bags.map(({ patient }) => patient)).size;
  const place = { file, column: "patient", value: String(patients) };
  if (patients === 1)
    ledger.notice(
      "ONE_PATIENT",
      place,
      "The cohort has one patient, so nothing can be said beyond this patient.",
      "Add patients; every claim ends INCONCLUSIVE.",
    );
  if (patients < LEAST_PATIENTS)
    ledger.notice(
      "FEW_PATIENTS",
      place,
      `The cohort has ${String(patients)} patients (n = ${String(patients)}), fewer than the ${String(LEAST_PATIENTS)} that a verdict needs; the claims end INCONCLUSIVE.`,
      "Add patients.",
    );
}
