import { meanRanks } from "../../stats/ranks.js";
import type { FeatureTable } from "../ebm/ebmInput.js";

/** Ranks of each gene over the patients; where it was not measured, in the middle: for no class and against none. */
export interface RankTable {
  readonly genes: readonly string[];
  readonly patients: number;
  /** @shape [genes, patients] */
  readonly ranks: Float64Array;
}

/** Ranks every gene of a table. */
export function rankTable({ features, rows, values }: FeatureTable): RankTable {
  const ranks = new Float64Array(features.length * rows);
  features.forEach((_, g) => {
    const own = values.subarray(g * rows, g * rows + rows);
    ranks.set(meanRanks(withoutGaps(own)), g * rows);
  });
  return { genes: features, patients: rows, ranks };
}

/** Values with the middle one in place of those that were not measured: they tell no class from another. */
function withoutGaps(values: Float64Array): Float64Array {
  const measured = values.filter((value) => !Number.isNaN(value)).sort();
  const middle = measured[measured.length >> 1] ?? 0;
  return values.map((value) => (Number.isNaN(value) ? middle : value));
}
