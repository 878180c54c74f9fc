/** How attention heads are built and trained; recorded with the weights. */
export interface MilOptions {
  /** Width of h = W_e x + b. */
  readonly embedHidden: number;
  /** Width of V h. */
  readonly attentionHidden: number;
  /** Share of h put to zero before the regressor, while training. */
  readonly dropout: number;
  /** Adam's step size. */
  readonly learningRate: number;
  /** Decoupled: each step also multiplies the weights by 1 - learningRate * weightDecay. */
  readonly weightDecay: number;
  readonly maxEpochs: number;
  readonly minEpochs: number;
  /** Epochs without a better loss on the early-stopping bags before a head stops. */
  readonly patience: number;
  readonly bagsPerStep: number;
  /** Standard deviation of the attention's and regressor's output weights at the start; small: starts from mean pooling. */
  readonly outputScale: number;
  /** Starts the order in which bags are visited, which all heads of one role share. */
  readonly seed: number;
  /** Bound on the activations of one step; decides how many heads are stacked. */
  readonly chunkFloats: number;
}

/**
 * The published sizes, dropout and most epochs. Step size and least epochs were chosen on four simulated cohorts
 * (test/unit/mil/syntheticBags.ts: 60 bags, 20 of them sealed, 27 left to train on, links at r = .8). Out-of-fold
 * r: .54, against .40 for ridge on the mean; with a step of .002 and 5 least epochs .52. Without early-stopping
 * bags, all heads trained for 20 epochs on 32 bags, .56 at half the cost.
 */
export const DEFAULT_MIL_OPTIONS: MilOptions = {
  embedHidden: 128,
  attentionHidden: 64,
  dropout: 0.2,
  learningRate: 0.001,
  weightDecay: 0.01,
  maxEpochs: 100,
  minEpochs: 15,
  patience: 8,
  bagsPerStep: 16,
  outputScale: 0.01,
  seed: 1,
  chunkFloats: 8_000_000,
};

/** Under half the cost, where there is no native backend: out-of-fold r .53 on the same cohorts. */
export const COMPACT_MIL_OPTIONS: MilOptions = {
  ...DEFAULT_MIL_OPTIONS,
  embedHidden: 32,
  attentionHidden: 16,
  dropout: 0.5,
  learningRate: 0.004,
  maxEpochs: 40,
  patience: 6,
};

/** Thrown for an option outside its range. */
export class MilOptionsError extends Error {
  constructor(name: string, value: number, range: string) {
    super(`option ${name} is ${value}; it must be ${range}`);
    this.name = "MilOptionsError";
  }
}

const COUNTS = [
  "embedHidden",
  "attentionHidden",
  "maxEpochs",
  "minEpochs",
  "patience",
  "bagsPerStep",
  "chunkFloats",
] as const;

/** @throws MilOptionsError */
export function assertMilOptions(options: MilOptions): void {
  for (const name of COUNTS)
    if (!Number.isInteger(options[name]) || options[name] < 1)
      throw new MilOptionsError(name, options[name], "a positive integer");
  const { dropout, learningRate, weightDecay, outputScale } = options;
  if (!(dropout >= 0 && dropout < 1))
    throw new MilOptionsError("dropout", dropout, "at least 0 and below 1");
  if (!(learningRate > 0 && learningRate < 1))
    throw new MilOptionsError("learningRate", learningRate, "between 0 and 1");
  if (!(weightDecay >= 0 && weightDecay < Infinity))
    throw new MilOptionsError("weightDecay", weightDecay, "0 or more");
  if (!(outputScale >= 0 && outputScale < Infinity))
    throw new MilOptionsError("outputScale", outputScale, "0 or more");
}
