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

export const DEFAULT_MIL_OPTIONS: MilOptions = {
  embedHidden: 128,
  attentionHidden: 64,
  dropout: 0.2,
  learningRate: 0.002,
  weightDecay: 0.01,
  maxEpochs: 40,
  minEpochs: 5,
  patience: 8,
  bagsPerStep: 16,
  outputScale: 0.01,
  seed: 1,
  chunkFloats: 4_000_000,
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
