import type { Bags, BagSource } from "./bagSource.js";
import { bagSource } from "./bagSource.js";
import { assertMilOptions } from "./assertMilOptions.js";
import { chunksByRole } from "./chunksByRole.js";
import type { TrainingSnapshot } from "./chunkSnapshot.js";
import type { FeatureScaling } from "./featureScaling.js";
import { fitScaling } from "./featureScaling.js";
import type { HeadSpec } from "./head.js";
import { assertHead, ROLE } from "./head.js";
import type { HeadProgress } from "./headProgress.js";
import { startHead } from "./headProgress.js";
import type { HeadShape } from "./headParameters.js";
import { parameterCount } from "./headParameters.js";
import { keptTiles } from "./keptTiles.js";
import type { MilOptions } from "./milOptions.js";
import type { ChunkWork, StepErrors } from "./trainChunk.js";
import { trainChunk } from "./trainChunk.js";
import type { KeptLosses, TrainedHeads } from "./trainedHeads.js";

/** What trainHeads works from. */
export interface TrainHeadsInput {
  readonly bags: Bags;
  readonly heads: readonly HeadSpec[];
  readonly options: MilOptions;
  /** How embeddings are standardised; by default over the tiles of every bag that any head uses. */
  readonly scaling?: FeatureScaling;
  /** By default the means. */
  readonly losses?: KeptLosses;
  /** Counts heads' epochs, the ones they stopped short of included; waited for, so that the caller may breathe. */
  readonly onProgress?: (
    epochsDone: number,
    epochsTotal: number,
  ) => void | Promise<void>;
  /** Called between steps and waited for; `take` gives what the training needs to go on from there. */
  readonly onStep?: (take: () => Promise<TrainingSnapshot>) => Promise<void>;
  /** Where to go on from; of a training of the same bags, heads and options on the same backend. */
  readonly from?: TrainingSnapshot;
}

/**
 * Trains every head on the bags its roles name. Heads that share their roles (the genes of one fold, and their
 * shuffled-label controls) are stacked: one product with the tiles serves them all. Each draws from its own
 * stream and its row depends on no other, so a head in a stack equals the same head alone within float
 * tolerance, given the same scaling.
 * @throws BagError, HeadSpecError, MilOptionsError
 */
export async function trainHeads(
  input: TrainHeadsInput,
): Promise<TrainedHeads> {
  const { heads, options, from } = input;
  assertMilOptions(options);
  const source = bagSource(input.bags);
  for (const head of heads) assertHead(head, source.bags.length);
  const scaling =
    input.scaling ?? (await fitScaling(source, bagsInUse(source, heads)));
  const { embedHidden, attentionHidden, attention } = options;
  const shape = { dim: source.dim, embedHidden, attentionHidden, attention };
  const kept = keptHeads(input, shape, source.bags.length);
  const chunks = chunksByRole(kept.progress, source, shape, options);
  const tiles = keptTiles(scaling, options);
  try {
    for (let c = from?.chunks ?? 0; c < chunks.length; c++) {
      const work = { source, tiles, shape, options };
      const own = { ...work, ...listeners(input, kept, c) };
      const snapshot = c === from?.chunks ? from.chunk : null;
      await trainChunk(
        snapshot === null
          ? { kind: "new", heads: chunks[c]! }
          : { kind: "kept", snapshot, heads: kept.progress },
        own,
      );
    }
  } finally {
    tiles.dispose();
  }
  const { flat, epochs, training, stopping, samples } = kept;
  return {
    keys: heads.map(({ key }) => key),
    shape,
    scaling,
    flat,
    epochs,
    status: kept.progress.map(({ status }) => status ?? "diverged"),
    losses: { training, stopping, samples },
  };
}

/** Everything that a training leaves, filled as heads end. */
interface Kept {
  readonly progress: readonly HeadProgress[];
  readonly flat: Float32Array;
  readonly epochs: Int32Array;
  readonly training: Float32Array;
  readonly stopping: Float32Array;
  readonly samples: Float32Array;
  done: number;
}

function keptHeads(
  { heads, options: { maxEpochs }, losses, from }: TrainHeadsInput,
  shape: HeadShape,
  bags: number,
): Kept {
  const progress = heads.map(startHead);
  const samples = losses === "samples" ? heads.length * maxEpochs * bags : 0;
  const kept = {
    progress,
    flat: new Float32Array(heads.length * parameterCount(shape)),
    epochs: new Int32Array(heads.length),
    training: new Float32Array(heads.length * maxEpochs),
    stopping: new Float32Array(heads.length * maxEpochs),
    samples: new Float32Array(samples),
    done: from?.done ?? 0,
  };
  if (from === undefined) return kept;
  progress.forEach((head, h) => {
    head.status = from.status[h] ?? null;
  });
  kept.flat.set(from.flat);
  kept.epochs.set(from.epochs);
  kept.training.set(from.training);
  kept.stopping.set(from.stopping);
  kept.samples.set(from.samples);
  return kept;
}

/** What a chunk's training tells of itself, written where it is kept. */
function listeners(
  { heads, options, onProgress, onStep }: TrainHeadsInput,
  kept: Kept,
  chunks: number,
): Pick<ChunkWork, "onEnd" | "onEpoch" | "onErrors" | "onStep"> {
  const { progress, flat, epochs, training, stopping, samples } = kept;
  const { maxEpochs } = options;
  const width = flat.length / heads.length;
  return {
    onEnd: ({ index, bestEpoch }, weights) => {
      flat.set(weights, index * width);
      epochs[index] = bestEpoch;
    },
    onEpoch: async (epoch, trained, losses) => {
      trained.forEach((head, h) => {
        kept.done += head.status === null ? 1 : maxEpochs - epoch + 1;
        const at = head.index * maxEpochs + epoch - 1;
        training[at] = finite(losses.training[h]!);
        stopping[at] = finite(losses.stopping?.[h] ?? 0);
      });
      await onProgress?.(kept.done, heads.length * maxEpochs);
    },
    onStep: async (take) =>
      onStep?.(async () => ({
        chunks,
        chunk: await take(),
        done: kept.done,
        flat,
        epochs,
        status: progress.map(({ status }) => status),
        training,
        stopping,
        samples,
      })),
    ...(samples.length > 0 && {
      onErrors: (errors) => keepErrors(kept, errors, maxEpochs),
    }),
  };
}

function keepErrors(
  { samples, progress }: Kept,
  { epoch, heads, bags, squared }: StepErrors,
  maxEpochs: number,
): void {
  const all = samples.length / (progress.length * maxEpochs);
  heads.forEach(({ index }, h) => {
    const row = (index * maxEpochs + epoch - 1) * all;
    bags.forEach((b, i) => {
      samples[row + b] = finite(squared[h * bags.length + i]!);
    });
  });
}

/** A diverged loss is written as the largest number of its file, since neither NaN nor infinity passes a boundary. */
function finite(loss: number): number {
  return Number.isFinite(Math.fround(loss)) ? loss : 3.4e38;
}

function bagsInUse({ bags }: BagSource, heads: readonly HeadSpec[]): number[] {
  return [...bags.keys()].filter((b) =>
    heads.some(({ role }) => role[b] !== ROLE.unused),
  );
}
