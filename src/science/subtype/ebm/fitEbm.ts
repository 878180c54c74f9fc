import { assertEbmInput } from "./assertEbmInput.js";
import type { BinnedTable } from "./binnedTable.js";
import { binTable, takeRows } from "./binnedTable.js";
import type { Shapes } from "./boostBag.js";
import { boostBag } from "./boostBag.js";
import { centreShapes } from "./centreShapes.js";
import type { EbmTarget, FeatureTable } from "./ebmInput.js";
import { scoresOf } from "./ebmInput.js";
import type { EbmModel } from "./ebmModel.js";
import type { EbmOptions } from "./ebmOptions.js";
import { EBM_DEFAULTS } from "./ebmOptions.js";
import { fittingOf } from "./fittingOf.js";
import type { OuterBag } from "./outerBags.js";
import { outerBags } from "./outerBags.js";
import { overBags } from "./overBags.js";
import { quantileCuts } from "./quantileCuts.js";
import { settleIntercept } from "./settleIntercept.js";
import { startOf } from "./startOf.js";

/** A table, what is to be learnt from it, and how. */
export interface EbmInput {
  readonly table: FeatureTable;
  readonly target: EbmTarget;
  readonly options?: Partial<EbmOptions>;
  readonly seed: number;
}

/**
 * Fits an explainable boosting machine: for each feature a shape, boosted by turns from shallow trees, averaged over bags.
 * @throws EbmInputError
 * @source Lou et al. 2012, doi:10.1145/2339530.2339556; Caruana et al. 2015, doi:10.1145/2783258.2788613
 */
export function fitEbm(input: EbmInput): EbmModel {
  const options = { ...EBM_DEFAULTS, ...input.options };
  const { table, target, seed } = input;
  assertEbmInput(table, target, options);
  const cuts = table.features.map((_, f) =>
    quantileCuts(
      table.values.subarray(f * table.rows, (f + 1) * table.rows),
      options.maxBins,
    ),
  );
  const binned = binTable(table, cuts);
  const weights = rowWeights(target, options, table.rows);
  const strata = target.kind === "classes" ? target.labels : null;
  const { outerBags: bags, heldOut } = options;
  const fitted = outerBags(table.rows, strata, { bags, heldOut, seed }).map(
    (bag, b) =>
      fitBag({ binned, target, weights, options, bag, seed: seed + b }),
  );
  const rows = binned.bins.map((own, f) => binRows(own, binned.counts[f]!));
  for (const { shapes, intercept } of fitted)
    centreShapes(shapes, rows, intercept);
  const terms = table.features.map((feature, f) => {
    const { mean, sd } = overBags(fitted.map(({ shapes }) => shapes[f]!));
    return { feature, cuts: cuts[f]!, rows: rows[f]!, scores: mean, sd };
  });
  const { mean } = overBags(fitted.map(({ intercept }) => intercept));
  const model: EbmModel = {
    classes: target.kind === "classes" ? target.classes : null,
    intercept: mean,
    terms,
    pairs: [],
  };
  return settleIntercept(model, { binned, target, weights });
}

interface BagJob {
  readonly binned: BinnedTable;
  readonly target: EbmTarget;
  readonly weights: Float64Array;
  readonly options: EbmOptions;
  readonly bag: OuterBag;
  readonly seed: number;
}

function fitBag({ binned, target, weights, options, bag, seed }: BagJob): {
  shapes: Shapes;
  intercept: Float64Array;
} {
  const start = startOf(target, bag.train, weights);
  const under = (rows: Int32Array) => ({
    table: takeRows(binned, rows),
    fitting: fittingOf(target, rows, { weights, start }),
  });
  const shapes = boostBag({
    train: under(bag.train),
    heldOut: bag.heldOut.length > 0 ? under(bag.heldOut) : null,
    scores: scoresOf(target),
    options,
    seed,
  });
  return { shapes, intercept: start };
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

function binRows(bins: Uint16Array, count: number): Float64Array {
  const rows = new Float64Array(count);
  for (const bin of bins) rows[bin]!++;
  return rows;
}
