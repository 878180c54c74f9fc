import { ROLE } from "../../science/mil/head.js";
import { foldPlans } from "../bags/foldPlan.js";
import type { SettledCohort } from "../bags/loadTiles.js";

/**
 * What models say of the bags that they were taught: of each bag the mean over the folds that had it for training, be it to
 * stop early or to hold it out not among them; NaN where no fold had.
 * @returns of one gene's predictions @shape [folds, bags] their means @shape [bags] @unit log2 expression
 */
export function taughtBy(settled: {
  readonly split: Pick<SettledCohort["split"], "folds" | "bags">;
}): (byFold: Float64Array) => Float64Array {
  const plans = foldPlans(settled);
  const bags = settled.split.bags.length;
  const folds = settled.split.bags.map((_, b) =>
    [...plans.keys()].filter((f) => plans[f]!.role[b] === ROLE.train),
  );
  return (byFold) =>
    Float64Array.from(folds, (own, b) => {
      const said = own.map((f) => byFold[f * bags + b]!);
      return said.reduce((sum, y) => sum + y, 0) / said.length;
    });
}
