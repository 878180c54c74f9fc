import type { Figure } from "../compose/figures.js";
import { counted } from "./counted.js";

interface Judged {
  readonly outcome: string;
  readonly figures: readonly Figure[];
}

/** What a result is shown as: where it was measured, of too few patients, that in place of MISSING. */
export function outcomeLabel(result: Judged): string {
  return tooFew(result) === null ? result.outcome : "TOO FEW";
}

/** "12 patients of at least 20", where a result is MISSING for that alone. */
export function tooFew({ outcome, figures }: Judged): string | null {
  const patients = figures.find(({ unit }) => unit === "patients");
  if (outcome !== "MISSING" || patients?.observed == null) return null;
  const { observed, threshold } = patients;
  return observed < threshold
    ? `${counted(observed, "patient")} of at least ${threshold}`
    : null;
}
