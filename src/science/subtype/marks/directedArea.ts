import type { AreaUnderCurve } from "../areaUnderCurve.js";
import { areaUnderCurve } from "../areaUnderCurve.js";

/** An area under the curve in the claimed direction, and the patients that it is of. */
export interface MarkArea extends AreaUnderCurve {
  readonly n: number;
}

/** A gene, and who is of the class. */
export interface GeneAndClass {
  readonly values: Float64Array;
  readonly own: readonly boolean[];
}

/** Area under the curve of some patients, in a direction; null where all of them, or none, are of the class. */
export function directedArea(
  { values, own }: GeneAndClass,
  direction: 1 | -1,
  patients: readonly number[],
): MarkArea | null {
  const of = patients.map((i) => own[i]!);
  if (!of.includes(true) || !of.includes(false)) return null;
  const scores = patients.map((i) => direction * values[i]!);
  return { ...areaUnderCurve(scores, of), n: patients.length };
}
