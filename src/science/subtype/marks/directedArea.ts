import type { AreaUnderCurve } from "../areaUnderCurve.js";
import { areaUnderCurve } from "../areaUnderCurve.js";

/** An area under the curve in the claimed direction, and the patients that it is of. */
export interface MarkArea extends AreaUnderCurve {
  readonly n: number;
}

/** A gene, NaN where it was not measured, and who is of the class. */
export interface GeneAndClass {
  readonly values: Float64Array;
  readonly own: readonly boolean[];
}

/**
 * Area under the curve of some patients, in a direction; null where all of them, or none, are of the class. Who was not measured
 * is not one of them.
 */
export function directedArea(
  { values, own }: GeneAndClass,
  direction: 1 | -1,
  patients: readonly number[],
): MarkArea | null {
  const measured = patients.filter((i) => !Number.isNaN(values[i]));
  const of = measured.map((i) => own[i]!);
  if (!of.includes(true) || !of.includes(false)) return null;
  const scores = measured.map((i) => direction * values[i]!);
  return { ...areaUnderCurve(scores, of), n: measured.length };
}
