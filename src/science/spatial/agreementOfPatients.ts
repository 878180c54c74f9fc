import { mean, median } from "simple-statistics";
import { fisherP } from "../stats/fisherP.js";

/** How far predictions follow the spots of one section, for one gene; null where it could not be told. */
export interface SectionAgreement {
  readonly patient: string;
  readonly rho: number | null;
  readonly p: number | null;
}

/** The same over patients. */
export interface PatientAgreement {
  /** Median over patients of the mean over their sections. */
  readonly rho: number;
  /** Patients with a section that could be told. */
  readonly patients: number;
  readonly p: number;
}

/**
 * One figure of all sections of a gene. A patient counts once: the rho of several sections of one are averaged, and their p,
 * which are not independent, become twice their mean. The p of patients are combined by Fisher's method. The median and not
 * the mean of patients, since one torn section among few would move the mean.
 * @returns null where no section could be told
 * @source Vovk & Wang 2020, doi:10.1093/biomet/asaa027 (twice the mean of dependent p)
 */
export function agreementOfPatients(
  sections: readonly SectionAgreement[],
): PatientAgreement | null {
  const told = sections.flatMap(({ patient, rho, p }) =>
    rho === null || p === null ? [] : [{ patient, rho, p }],
  );
  const patients = [...new Set(told.map(({ patient }) => patient))]
    .sort()
    .map((patient) => {
      const own = told.filter((one) => one.patient === patient);
      const p = mean(own.map((one) => one.p));
      return {
        rho: mean(own.map(({ rho }) => rho)),
        p: own.length === 1 ? p : Math.min(1, 2 * p),
      };
    });
  if (patients.length === 0) return null;
  return {
    rho: median(patients.map(({ rho }) => rho)),
    patients: patients.length,
    p: fisherP(patients.map(({ p }) => p)),
  };
}
