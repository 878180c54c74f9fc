/** How a tile's logit comes from its embedding. */
export const ATTENTIONS = ["tanh", "gated"] as const;
export type AttentionKind = (typeof ATTENTIONS)[number];

/** What one dropout mask covers: all tiles of a step, or one tile. */
export const DROPOUT_SCOPES = ["head", "tile"] as const;
export type DropoutScope = (typeof DROPOUT_SCOPES)[number];

/** Whether dropout goes on outside training, with masks that follow from head and bag. */
export const TEST_DROPOUTS = ["off", "seeded"] as const;
export type TestDropout = (typeof TEST_DROPOUTS)[number];

/** Rules of the optimiser's step. */
export const OPTIMISERS = ["adam", "sgd-nesterov"] as const;
export type Optimiser = (typeof OPTIMISERS)[number];

/** How attention heads are built and trained; recorded with the weights. */
export interface MilOptions {
  /** `gated` multiplies tanh(V h) by sigmoid(U h). @source Ilse 2018, eq. 9 */
  readonly attention: AttentionKind;
  /** Width of h = W_e x + b. */
  readonly embedHidden: number;
  /** Width of V h, and of U h. */
  readonly attentionHidden: number;
  /** Share of h put to zero before the regressor, while training. */
  readonly dropout: number;
  /** A mask a tile costs W_e's own product with every tile, since it stands between W_e and w. */
  readonly dropoutPer: DropoutScope;
  readonly testDropout: TestDropout;
  readonly optimiser: Optimiser;
  /** The optimiser's step size. */
  readonly learningRate: number;
  /** Adam: decoupled, each step also multiplies the weights by 1 - learningRate * weightDecay. SGD: added to the gradient. */
  readonly weightDecay: number;
  /** Tile predictions are kept within this of zero, and so is their weighted mean; null: they are free. @unit sd of the label */
  readonly clamp: number | null;
  /** Tiles drawn anew from each bag for each epoch; null: all. */
  readonly tilesPerStep: number | null;
  readonly maxEpochs: number;
  readonly minEpochs: number;
  /** Epochs without a better loss on the early-stopping bags before a head stops. */
  readonly patience: number;
  readonly bagsPerStep: number;
  /** Standard deviation of the attention's and regressor's output weights at the start; small: starts from mean pooling. */
  readonly outputScale: number;
  /** Starts the order in which bags are visited, which all heads of one role share. */
  readonly seed: number;
  /** Bound on the activations of one step; decides how many heads are stacked where no memory is named. */
  readonly chunkFloats: number;
  /** Bound on what the training process holds; decides how many heads are stacked and bags held. null: chunkFloats does. @unit bytes */
  readonly memory: number | null;
}

/**
 * The published sizes, dropout and most epochs. Step size and least epochs were chosen on four simulated cohorts
 * (test/unit/mil/syntheticBags.ts: 60 bags, 20 of them sealed, 27 left to train on, links at r = .8). Out-of-fold
 * r: .54, against .40 for ridge on the mean; with a step of .002 and 5 least epochs .52. Without early-stopping
 * bags, all heads trained for 20 epochs on 32 bags, .56 at half the cost.
 */
export const DEFAULT_MIL_OPTIONS: MilOptions = {
  attention: "tanh",
  embedHidden: 128,
  attentionHidden: 64,
  dropout: 0.2,
  dropoutPer: "head",
  testDropout: "off",
  optimiser: "adam",
  learningRate: 0.001,
  weightDecay: 0.01,
  clamp: null,
  tilesPerStep: null,
  maxEpochs: 100,
  minEpochs: 15,
  patience: 8,
  bagsPerStep: 16,
  outputScale: 0.01,
  seed: 1,
  chunkFloats: 8_000_000,
  memory: null,
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

/**
 * The published configuration, which trained on one bag a step. From the publication's code: the sizes for ResNet-18's
 * features, dropout of .2 between h and the regressor, drawn for each tile and left on outside training, tile
 * predictions and their mean clamped to 10, MSE, SGD with Nesterov's momentum of .9, its step and weight decay,
 * one bag a step, at most 100 epochs, patience 12. Assumed here: all tiles of a bag, standardised embeddings (the
 * published ones are raw), labels centred by site, our start of the weights, no bias inside the attention, and masks
 * outside training that follow from head and bag, so that the same is read again.
 * @source Graziani et al., iMIMIC 2022, doi:10.1007/978-3-031-17976-1_5, and its code interpretableWSItoRNAseq
 */
export const GRAZIANI_2022: MilOptions = {
  ...DEFAULT_MIL_OPTIONS,
  dropoutPer: "tile",
  testDropout: "seeded",
  optimiser: "sgd-nesterov",
  learningRate: 0.0001,
  weightDecay: 0.01,
  clamp: 10,
  maxEpochs: 100,
  minEpochs: 1,
  patience: 12,
  bagsPerStep: 1,
};

/**
 * Activations of a step on a GPU, whose calls take some milliseconds however many heads they serve. At 16 bags of 2,000
 * tiles 21 heads are stacked and 2.6 GiB of the GPU taken; a head took a fifth of the time that it took in stacks of 3.
 */
export const GPU_CHUNK_FLOATS = 64_000_000;

/** Configurations that can be asked for by name. */
export const MIL_PRESETS: Readonly<Record<string, MilOptions>> = {
  default: DEFAULT_MIL_OPTIONS,
  compact: COMPACT_MIL_OPTIONS,
  graziani2022: GRAZIANI_2022,
};
