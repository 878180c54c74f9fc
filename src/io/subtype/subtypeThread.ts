import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import type { ClassCurve } from "../../science/subtype/curve/classCurve.js";
import { classCurve as curve } from "../../science/subtype/curve/classCurve.js";
import type { CurveJob } from "../../science/subtype/curve/subsampledScores.js";
import type { MarkJob } from "../../science/subtype/marks/markJob.js";
import type { MarkPair } from "../../science/subtype/marks/markPairs.js";
import { markPairs as mark } from "../../science/subtype/marks/markPairs.js";
import { fitFold as fit } from "../../science/subtype/fitFold.js";

/** Every gene against every class. */
export function markPairs(job: MarkJob): MarkPair[] {
  return mark(job);
}

/** A job of the pool, named as the pool calls it. */
export function fitFold(job: FoldJob): FoldResult {
  return fit(job);
}

/** Another. */
export function classCurve(job: CurveJob): ClassCurve {
  return curve(job);
}
