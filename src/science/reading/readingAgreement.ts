import type { Interval } from "../stats/bootstrap.js";
import { percentileInterval, resamplePatients } from "../stats/bootstrap.js";
import { cohenKappa, fleissKappa } from "../stats/kappa.js";

/** How far readers agree beyond chance. */
export interface ReadingAgreement {
  /** Cohen's for two readers, Fleiss' for more. */
  readonly name: "cohen" | "fleiss";
  readonly value: number;
  /** By patient, 95 %: tiles of one patient are not independent. null where patients are too few. */
  readonly interval: Interval | null;
}

/**
 * Agreement of readers who read the same tiles; null where there is one reader, or all answers are the same.
 * @param answers of each reader, as numbers of categories @shape [readers][items]
 * @param patients @shape [items]
 */
export function readingAgreement(
  answers: readonly (readonly number[])[],
  patients: readonly string[],
  how: {
    readonly categories: number;
    readonly resamples: number;
    readonly seed: number;
  },
): ReadingAgreement | null {
  const { categories, resamples, seed } = how;
  const [first, second] = answers;
  if (first === undefined || second === undefined) return null;
  const name = answers.length === 2 ? "cohen" : "fleiss";
  const kappa = (items: ArrayLike<number>): number => {
    const of = (own: readonly number[]) =>
      Array.from(items, (item) => own[item]!);
    return name === "cohen"
      ? cohenKappa([of(first), of(second)], categories)
      : fleissKappa(answers.map(of), categories);
  };
  const value = kappa(patients.map((_, i) => i));
  if (Number.isNaN(value)) return null;
  const drawn = resamplePatients(patients, { resamples, seed });
  return { name, value, interval: percentileInterval(drawn, kappa) };
}
