import { assertEbmInput } from "./assertEbmInput.js";
import { centreShapes } from "./centreShapes.js";
import type { EbmData } from "./ebmData.js";
import { ebmData } from "./ebmData.js";
import type { EbmTarget, FeatureTable } from "./ebmInput.js";
import type { EbmModel, PairTerm } from "./ebmModel.js";
import type { EbmOptions } from "./ebmOptions.js";
import { EBM_DEFAULTS } from "./ebmOptions.js";
import type { BagFit } from "./fitBag.js";
import { fitBag } from "./fitBag.js";
import type { PairFits } from "./fitPairs.js";
import { fitPairs, purifyPairs } from "./fitPairs.js";
import { outerBags } from "./outerBags.js";
import { overBags } from "./overBags.js";
import { settleIntercept } from "./settleIntercept.js";

/** A table, what is to be learnt from it, and how. */
export interface EbmInput {
  readonly table: FeatureTable;
  readonly target: EbmTarget;
  readonly options?: Partial<EbmOptions>;
  readonly seed: number;
}

/**
 * Fits an explainable boosting machine: for each feature a shape, boosted by turns from shallow trees, averaged over bags;
 * on request also pairs of features, boosted on what the shapes leave.
 * @throws EbmInputError
 * @source Lou et al. 2012, doi:10.1145/2339530.2339556; Lou et al. 2013, doi:10.1145/2487575.2487579; Caruana et al. 2015,
 * doi:10.1145/2783258.2788613
 */
export function fitEbm(input: EbmInput): EbmModel {
  const options = { ...EBM_DEFAULTS, ...input.options };
  const { table, target, seed } = input;
  assertEbmInput(table, target, options);
  const data = ebmData(input, options);
  const strata = target.kind === "classes" ? target.labels : null;
  const { outerBags: bags, heldOut } = options;
  const fits = outerBags(table.rows, strata, { bags, heldOut, seed }).map(
    (bag, b) => fitBag(data, bag, seed + b),
  );
  const pairs = options.pairs === 0 ? null : fitPairs(data, fits);
  const model = modelOf(data, table.features, fits, pairs);
  const cells = pairs?.table.bins ?? [];
  return settleIntercept(model, { ...data, cells });
}

/** The mean of the bags, each purified and centred first. */
function modelOf(
  { binned, cuts, target }: EbmData,
  features: readonly string[],
  fits: readonly BagFit[],
  pairs: PairFits | null,
): EbmModel {
  const rows = binned.bins.map((own, f) => binRows(own, binned.counts[f]!));
  fits.forEach(({ shapes, intercept }, b) => {
    if (pairs !== null) purifyPairs(pairs, pairs.shapes[b]!, shapes);
    centreShapes(shapes, rows, intercept);
  });
  const terms = features.map((feature, f) => {
    const { mean, sd } = overBags(fits.map(({ shapes }) => shapes[f]!));
    return { feature, cuts: cuts[f]!, rows: rows[f]!, scores: mean, sd };
  });
  return {
    classes: target.kind === "classes" ? target.classes : null,
    intercept: overBags(fits.map(({ intercept }) => intercept)).mean,
    terms,
    pairs: pairs === null ? [] : pairTerms(pairs),
  };
}

function pairTerms({ pairs, coarse, rows, shapes }: PairFits): PairTerm[] {
  return pairs.map((of, p) => {
    const { mean, sd } = overBags(shapes.map((own) => own[p]!));
    const [a, b] = of;
    const cuts = [coarse.cuts[a]!, coarse.cuts[b]!] as const;
    return { of, cuts, rows: rows[p]!, scores: mean, sd };
  });
}

function binRows(bins: Uint16Array, count: number): Float64Array {
  const rows = new Float64Array(count);
  for (const bin of bins) rows[bin]!++;
  return rows;
}
