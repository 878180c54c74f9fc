import type { Bag } from "./bag.js";
import { bagDim } from "./bag.js";
import type { FeatureScaling } from "./featureScaling.js";
import { fitScaling } from "./featureScaling.js";
import type { HeadSpec } from "./head.js";
import { assertHead, ROLE } from "./head.js";
import type { HeadProgress } from "./headProgress.js";
import { startHead } from "./headProgress.js";
import { parameterCount } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import { assertMilOptions } from "./milOptions.js";
import type { ChunkWork } from "./trainChunk.js";
import { trainChunk } from "./trainChunk.js";
import type { TrainedHeads } from "./trainedHeads.js";

/** What trainHeads works from. */
export interface TrainHeadsInput {
  readonly bags: readonly Bag[];
  readonly heads: readonly HeadSpec[];
  readonly options: MilOptions;
  /** How embeddings are standardised; by default over the tiles of every bag that any head uses. */
  readonly scaling?: FeatureScaling;
  /** Counts heads' epochs, the ones they stopped short of included; waited for, so that the caller may breathe. */
  readonly onProgress?: (
    epochsDone: number,
    epochsTotal: number,
  ) => void | Promise<void>;
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
  const { bags, heads, options } = input;
  assertMilOptions(options);
  const dim = bagDim(bags);
  for (const head of heads) assertHead(head, bags.length);
  const scaling = input.scaling ?? fitScaling(bagsInUse(bags, heads));
  const shape = {
    dim,
    embedHidden: options.embedHidden,
    attentionHidden: options.attentionHidden,
  };
  const width = parameterCount(shape);
  const flat = new Float32Array(heads.length * width);
  const epochs = new Int32Array(heads.length);
  const training = new Float32Array(heads.length * options.maxEpochs);
  const stopping = new Float32Array(heads.length * options.maxEpochs);
  const progress = heads.map(startHead);
  let done = 0;
  const work: ChunkWork = {
    bags,
    scaling,
    shape,
    options,
    onEnd: ({ index, bestEpoch }, weights) => {
      flat.set(weights, index * width);
      epochs[index] = bestEpoch;
    },
    onEpoch: async (epoch, trained, losses) => {
      trained.forEach((head, h) => {
        done += head.status === null ? 1 : options.maxEpochs - epoch + 1;
        const at = head.index * options.maxEpochs + epoch - 1;
        training[at] = finite(losses.training[h]!);
        stopping[at] = finite(losses.stopping?.[h] ?? 0);
      });
      await input.onProgress?.(done, heads.length * options.maxEpochs);
    },
  };
  for (const chunk of chunksByRole(progress, work))
    await trainChunk(chunk, work);
  return {
    keys: heads.map(({ key }) => key),
    shape,
    scaling,
    flat,
    epochs,
    status: progress.map(({ status }) => status ?? "diverged"),
    losses: { training, stopping },
  };
}

/** A diverged loss is written as the largest number, since NaN passes no boundary. */
function finite(loss: number): number {
  return Number.isFinite(loss) ? loss : 3.4e38;
}

function bagsInUse(bags: readonly Bag[], heads: readonly HeadSpec[]): Bag[] {
  return bags.filter((_, b) =>
    heads.some(({ role }) => role[b] !== ROLE.unused),
  );
}

/** Heads of one role together, as many in a stack as memory allows. */
function chunksByRole(
  heads: readonly HeadProgress[],
  { bags, shape, options }: ChunkWork,
): HeadProgress[][] {
  const byRole = new Map<string, HeadProgress[]>();
  for (const head of heads) {
    const role = head.spec.role.join("");
    byRole.set(role, [...(byRole.get(role) ?? []), head]);
  }
  const longest = Math.max(...bags.map(({ tiles }) => tiles));
  const perHead =
    longest * options.bagsPerStep * shape.attentionHidden +
    parameterCount(shape);
  const most = Math.max(1, Math.floor(options.chunkFloats / perHead));
  return [...byRole.values()].flatMap((group) => {
    const parts = Math.ceil(group.length / most);
    const size = Math.ceil(group.length / parts);
    return Array.from({ length: parts }, (_, p) =>
      group.slice(p * size, (p + 1) * size),
    );
  });
}
