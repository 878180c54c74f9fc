import type { FoldLabels } from "../../science/mil/labels.js";
import { shuffleWithin } from "../../science/mil/shuffle.js";
import { seedOf } from "../../science/random/seedOf.js";
import { labelsByFold } from "../bags/foldPlan.js";
import type { SettledCohort } from "../bags/loadTiles.js";

/** One gene's labels, true or shuffled, in every fold. */
export interface Series {
  readonly gene: string;
  /** 0: the measured values; 1, 2 ...: the shuffled sets. */
  readonly set: number;
  readonly values: Float64Array;
  readonly labels: readonly FoldLabels[];
}

/** True series of all genes first, then the shuffled ones, set by set. */
export function seriesOf(
  loaded: SettledCohort,
  genes: readonly string[],
  sets: number,
  seed: number,
): Series[] {
  const strata = loaded.bags.map(
    ({ bag }, b) =>
      `${loaded.split.bags[b]!.sealed ? "sealed" : "open"} ${bag.site ?? ""}`,
  );
  const all: Series[] = [];
  for (let set = 0; set <= sets; set++)
    for (const gene of genes) {
      const measured = loaded.expression(gene);
      // Each gene is shuffled by itself: with one shuffle for all, the models of a set would be one draw and not many.
      const values =
        set === 0
          ? measured
          : shuffleWithin(measured, strata, seedOf([gene, set, seed]));
      const labels = labelsByFold(values, loaded);
      if (labels !== null) all.push({ gene, set, values, labels });
    }
  return all;
}
