import type { Interval, Resamples } from "../stats/bootstrap.js";
import { percentileInterval } from "../stats/bootstrap.js";
import type { FoldCount } from "./foldCount.js";
import { countFolds } from "./foldCount.js";
import type { Units } from "./units.js";
import { patientCount } from "./units.js";

/** Whether the tiles that carry a gene's prediction show a morphology. */
export interface Location {
  /** Mean contrast over bags; positive in the claimed direction. @unit sd of the label for one sd of the measure */
  readonly value: number;
  readonly interval: Interval | null;
  /** Of one as large among models taught shuffled labels, all genes together. */
  readonly p: number;
  readonly n: number;
  /** Shuffled models compared with. */
  readonly nulls: number;
  /** Folds whose own mean contrast is larger than the shuffled models'; null where the units do not tell their folds. */
  readonly folds: FoldCount | null;
}

/**
 * Compares a gene's contrast with those of models taught shuffled labels through the same pipeline, pooled over genes.
 * @param contrast of each bag @shape [bags]
 * @param nulls mean contrasts of the shuffled models for the same morphology
 * @param shuffled mean contrast of each bag over those models; without any no fold is beyond them @shape [bags]
 */
export function location(input: {
  readonly units: Units;
  readonly contrast: ArrayLike<number>;
  readonly nulls: ArrayLike<number>;
  readonly shuffled: ArrayLike<number>;
  readonly direction: 1 | -1;
  readonly resamples: Resamples;
}): Location {
  const { units, contrast, nulls, shuffled, direction, resamples } = input;
  const mean = (bags: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < bags.length; i++) sum += contrast[bags[i]!]!;
    return (direction * sum) / bags.length;
  };
  const value = mean([...units.patients.keys()]);
  let exceeding = 0;
  for (let i = 0; i < nulls.length; i++)
    if (direction * nulls[i]! >= value) exceeding++;
  return {
    value,
    interval: percentileInterval(resamples, mean),
    p: (1 + exceeding) / (1 + nulls.length),
    n: patientCount(units),
    nulls: nulls.length,
    folds: countFolds(units, (bags) =>
      bags.reduce(
        (sum, b) => sum + direction * (contrast[b]! - shuffled[b]!),
        0,
      ),
    ),
  };
}
