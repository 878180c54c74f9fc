import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import { fitFold as fit } from "../../science/subtype/fitFold.js";

/** A job of the pool, named as the pool calls it. */
export function fitFold(job: FoldJob): FoldResult {
  return fit(job);
}
