import type { Label } from "./provenance.js";

/** Something that is withdrawn, of what evidence rests on. */
export interface TakenThing {
  readonly label: Label | null;
  /** Pseudonym of the patient whom it is, or is of; null where it is of none. */
  readonly patient: string | null;
}

/** Things of one patient: withdrawing such a one may take him away, and nothing of another. */
export const OF_ONE_PATIENT: readonly Label[] = [
  "Patient",
  "Specimen",
  "Slide",
];

/** Whether a thing is one of these. */
export function takesPatient(label: Label | null): boolean {
  return label !== null && OF_ONE_PATIENT.includes(label);
}

/**
 * Pseudonyms of the patients who are withdrawn, where these are whole and nothing else is: a patient, or all slides that were
 * measured of one, by themselves or with their specimen. Null where more is taken: a slide of a patient who has others left, or anything that is no one patient's.
 * @param left those of whom a measured slide is left
 */
export function wholePatients(
  taken: readonly TakenThing[],
  left: ReadonlySet<string>,
): string[] | null {
  const gone = new Set<string>();
  for (const { label, patient } of taken) {
    if (!takesPatient(label) || patient === null) return null;
    if (label !== "Patient" && left.has(patient)) return null;
    gone.add(patient);
  }
  return [...gone].sort();
}
