import { parameterCount } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import { MOMENTS } from "./optimiser.js";
import { stackPlan } from "./stackPlan.js";

/** What a panel's training is about. */
export interface PanelSize {
  readonly genes: number;
  readonly folds: number;
  /** Shuffled label sets trained beside the true one. */
  readonly sets: number;
  /** Genes trained as one computation. */
  readonly genesPerGroup: number;
  readonly bags: number;
  /** Tiles of all bags. */
  readonly tiles: number;
  /** Tiles of the longest bag. */
  readonly longest: number;
  readonly dim: number;
}

/** What the training of a panel takes, by calculation. Bytes are those of the first, largest group of genes. */
export interface PanelPlan {
  readonly heads: number;
  readonly groups: number;
  readonly headsPerGroup: number;
  /** Heads that are stacked. */
  readonly stacked: number;
  /** Stacks of a group, one after the other. */
  readonly stacks: number;
  /** Steps of the optimiser in a stack's epoch, and in all stacks of all groups where no head stops early. At most. */
  readonly steps: { readonly epoch: number; readonly all: number };
  /** Of a training process. @unit bytes */
  readonly memory: {
    /** All embeddings, held unless memory is bounded. */
    readonly held: number;
    /** The bags of one step. */
    readonly batch: number;
    /** Weights of a group's heads as they end, labels, losses. */
    readonly kept: number;
    readonly parameters: number;
    readonly moments: number;
    /** Activations and whatever else passes. */
    readonly passing: number;
    readonly peak: number;
  };
  /** Of the worker beside it: what the heads of a group say of every tile. @unit bytes */
  readonly worker: number;
  /** @unit bytes */
  readonly files: {
    /** In the temporary folder, of each group under way. */
    readonly embeddings: number;
    readonly readings: number;
    /** In the state's folder while a group trains. */
    readonly checkpoint: number;
    /** Blobs that stay, of all groups. */
    readonly weights: number;
    readonly maps: number;
  };
}

/** Plans a panel. @throws MilOptionsError where not one head has room in the memory that is named */
export function panelPlan(size: PanelSize, options: MilOptions): PanelPlan {
  const { genes, folds, sets, bags, tiles, longest, dim } = size;
  const { embedHidden, attentionHidden, attention } = options;
  const shape = { dim, embedHidden, attentionHidden, attention };
  const own = Math.min(genes, size.genesPerGroup);
  const groups = Math.ceil(genes / size.genesPerGroup);
  const sharing = own * (1 + sets);
  const heads = sharing * folds;
  const plan = stackPlan({ shape, heads, sharing, bags, longest }, options);
  const { stacked, memory } = plan;
  const held = options.memory === null ? 4 * tiles * dim : 0;
  const perFold = Math.ceil((bags * (folds - 1)) / folds);
  const epoch = Math.ceil(perFold / options.bagsPerStep);
  const stacks = folds * Math.ceil(sharing / stacked);
  const width = parameterCount(shape);
  const rows = 2 + MOMENTS[options.optimiser];
  return {
    heads: genes * folds * (1 + sets),
    groups,
    headsPerGroup: heads,
    stacked,
    stacks,
    steps: { epoch, all: epoch * stacks * groups * options.maxEpochs },
    memory: {
      held,
      batch: memory.batch,
      kept: plan.kept,
      parameters: stacked * memory.head.parameters,
      moments: stacked * memory.head.moments,
      passing: stacked * memory.head.passing,
      peak: plan.peak + held,
    },
    // Readings, and the maps made of them: once joined, once as a file.
    worker: 8 * heads * tiles + 2 * 4 * (sharing + 2 * own) * tiles,
    files: {
      embeddings: 4 * tiles * dim,
      readings: 8 * heads * tiles,
      checkpoint: 4 * width * (stacked * rows + heads),
      weights: 4 * width * genes * folds,
      maps: 4 * tiles * genes * (1 + sets + 2),
    },
  };
}
