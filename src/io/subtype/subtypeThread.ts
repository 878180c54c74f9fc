import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import type { ClassCurve } from "../../science/subtype/curve/classCurve.js";
import { classCurve as curve } from "../../science/subtype/curve/classCurve.js";
import type { CurveJob } from "../../science/subtype/curve/subsampledScores.js";
import { fitFold as fit } from "../../science/subtype/fitFold.js";

/** A job of the pool, named as the pool calls it. */
export function fitFold(job: FoldJob): FoldResult {
  return fit(job);
}

/** Another. */
export function classCurve(job: CurveJob): ClassCurve {
  return curve(job);
}
