import { MilOptionsError } from "./assertMilOptions.js";
import type { HeadShape } from "./headParameters.js";
import { parameterCount } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import type { StackMemory } from "./stackMemory.js";
import { stackMemory } from "./stackMemory.js";

/** What a process holds before any bag: Node and the tensor library, as measured on Linux. @unit bytes */
export const PROCESS_BYTES = 320 * 2 ** 20;

/** How a group of heads is to be trained, and what that takes. */
export interface StackPlan {
  /** Most heads that are stacked. */
  readonly stacked: number;
  readonly memory: StackMemory;
  /** Weights of all heads of the group, kept until its end, and their labels and losses. @unit bytes */
  readonly kept: number;
  /** At the peak, where bags are streamed. @unit bytes */
  readonly peak: number;
}

/** What a training is about. */
export interface StackSize {
  readonly shape: HeadShape;
  /** Heads of the group. */
  readonly heads: number;
  /** Most heads that share their bags and so can be stacked. */
  readonly sharing: number;
  readonly bags: number;
  /** Tiles of the longest bag. */
  readonly longest: number;
}

/**
 * As many heads in a stack as memory allows: what options.memory leaves beside the process, the bags of a step and what
 * is kept, else what chunkFloats says.
 * @throws MilOptionsError where not even one head has room
 */
export function stackPlan(size: StackSize, options: MilOptions): StackPlan {
  const memory = stackMemory(size.shape, options, size.longest);
  const kept = keptBytes(size, options);
  const fixed = PROCESS_BYTES + memory.batch + kept;
  const most =
    options.memory === null
      ? Math.max(1, byFloats(size, options))
      : Math.floor((options.memory - fixed) / memory.head.total);
  if (most < 1) {
    const least = Math.ceil((fixed + memory.head.total) / 2 ** 20);
    const range = `at least ${least} MiB for ${size.heads} heads of this size and bags of up to ${size.longest} tiles; or name fewer bagsPerStep or tilesPerStep`;
    throw new MilOptionsError("memory", options.memory, range);
  }
  // Parts as equal as can be: the last one is no remainder.
  const parts = Math.ceil(size.sharing / most);
  const stacked = Math.ceil(size.sharing / parts);
  const peak = fixed + stacked * memory.head.total;
  return { stacked, memory, kept, peak };
}

function byFloats({ shape, longest }: StackSize, options: MilOptions): number {
  const tiles = Math.min(longest, options.tilesPerStep ?? longest);
  const perHead =
    tiles * options.bagsPerStep * shape.attentionHidden + parameterCount(shape);
  return Math.floor(options.chunkFloats / perHead);
}

/** Weights once as they end, once as tensors while bags are read and once as a file; labels, losses; one bag's readings. */
function keptBytes(
  { shape, heads, bags, longest }: StackSize,
  { maxEpochs }: MilOptions,
): number {
  const weights = 3 * parameterCount(shape);
  const perHead = weights + 3 * bags + 2 * maxEpochs + 3 * longest;
  return 4 * heads * perHead;
}
