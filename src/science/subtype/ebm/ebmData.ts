import type { BinnedTable } from "./binnedTable.js";
import { binTable } from "./binnedTable.js";
import type { EbmInput } from "./fitEbm.js";
import type { EbmTarget } from "./ebmInput.js";
import type { EbmOptions } from "./ebmOptions.js";
import { quantileCuts } from "./quantileCuts.js";

/** A table by bins, with what all bags learn from it. */
export interface EbmData {
  /** Of each feature. */
  readonly cuts: readonly Float64Array[];
  readonly binned: BinnedTable;
  readonly target: EbmTarget;
  /** Of each row. */
  readonly weights: Float64Array;
  readonly options: EbmOptions;
}

/** Cuts the features into bins and weighs the rows. */
export function ebmData(
  { table, target }: Pick<EbmInput, "table" | "target">,
  options: EbmOptions,
): EbmData {
  const cuts = table.features.map((_, f) =>
    quantileCuts(
      table.values.subarray(f * table.rows, (f + 1) * table.rows),
      options.maxBins,
    ),
  );
  const weights = rowWeights(target, options, table.rows);
  return { cuts, binned: binTable(table, cuts), target, weights, options };
}

function rowWeights(
  target: EbmTarget,
  { classWeights }: EbmOptions,
  rows: number,
): Float64Array {
  const weights = new Float64Array(rows).fill(1);
  if (target.kind === "classes" && classWeights !== null)
    target.labels.forEach(
      (label, row) => (weights[row] = classWeights[label]!),
    );
  return weights;
}
