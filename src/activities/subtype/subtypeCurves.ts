import type { ClassCurve } from "../../science/subtype/curve/classCurve.js";

/** Whether each class has patients enough to be learnt, as it is stored. */
export interface SubtypeCurves {
  /** What the interval of an area under the curve must lie above. */
  readonly target: number;
  readonly classes: readonly (ClassCurve & {
    readonly name: string;
    readonly patients: number;
  })[];
}
