import type { EbmOptions } from "./ebmOptions.js";

/** What a user may set of the fitting; what is left out is the default. */
export interface EbmSettings extends Partial<
  Pick<
    EbmOptions,
    | "maxBins"
    | "learningRate"
    | "minLeaf"
    | "outerBags"
    | "smoothingRounds"
    | "maxRounds"
  >
> {
  /** Each class weighs as much as any other, however many rows it has. */
  readonly balanceClasses?: boolean;
}

/**
 * The options that settings stand for, given the rows that are learnt from.
 * @param labels place of each row's class
 */
export function optionsOf(
  { balanceClasses = false, ...options }: EbmSettings,
  labels: Int32Array,
  classes: number,
): Partial<EbmOptions> {
  if (!balanceClasses) return options;
  const counts = new Int32Array(classes);
  for (const label of labels) counts[label]!++;
  return {
    ...options,
    // Rows have the weight 1 on average.
    classWeights: Array.from(counts, (n) => labels.length / (classes * n)),
  };
}
