import type { HeadShape } from "./headParameters.js";
import { parameterCount } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
import { MOMENTS } from "./optimiser.js";

/** Bytes of a number. */
const FLOAT = 4;

/** What of a training's memory grows with what. */
export interface StackMemory {
  /** The bags of one step: as read, standardised, as a tensor, and those of the step before that wait to be freed. @unit bytes */
  readonly batch: number;
  /** Per stacked head. @unit bytes */
  readonly head: {
    readonly parameters: number;
    readonly moments: number;
    /** Of the widest passing moment: forward and back, the optimiser's step, or a checkpoint. */
    readonly passing: number;
    readonly total: number;
  };
}

/**
 * What one step of a stack takes at its peak, counted over the tensors that live at once.
 * @param longest tiles of the longest bag
 */
export function stackMemory(
  shape: HeadShape,
  options: MilOptions,
  longest: number,
): StackMemory {
  const moments = MOMENTS[options.optimiser];
  const own = parameterCount(shape);
  const columns = columnsOf(options, longest);
  const learning = learningFloats(shape, options, columns.training) + 4 * own;
  const stepping = (moments === 2 ? 11 : 6) * own;
  const reading = readingFloats(shape, options, columns.reading);
  // A checkpoint holds everything once more as arrays and once as a file's bytes.
  const keeping = 2 * (2 + moments) * own;
  const passing = Math.max(learning, stepping + own, reading, keeping);
  const widest = Math.max(columns.training, columns.reading);
  const head = {
    parameters: 2 * own * FLOAT,
    moments: moments * own * FLOAT,
    passing: passing * FLOAT,
    total: (2 + moments) * own * FLOAT + passing * FLOAT,
  };
  return { batch: 5 * widest * (shape.dim + 1) * FLOAT, head };
}

/** Tiles of a training step and of a step that only reads. */
function columnsOf(
  { bagsPerStep, tilesPerStep }: MilOptions,
  longest: number,
): { readonly training: number; readonly reading: number } {
  return tilesPerStep === null
    ? { training: bagsPerStep * longest, reading: bagsPerStep * longest }
    : {
        training: bagsPerStep * Math.min(tilesPerStep, longest),
        reading: longest,
      };
}

/** Rows of a head's tensors over the tiles that live at once while its gradient is taken. */
function learningFloats(
  { dim, embedHidden, attentionHidden }: HeadShape,
  { attention, dropout, dropoutPer }: MilOptions,
  columns: number,
): number {
  const activations = (attention === "gated" ? 7 : 5) * attentionHidden;
  const perTile = dropout > 0 && dropoutPer === "tile";
  const hidden = perTile ? 5 * embedHidden : 0;
  const folded = (attention === "gated" ? 4 : 2) * attentionHidden * (dim + 1);
  return (activations + hidden + 12) * columns + folded;
}

/** The same while a head only reads. */
function readingFloats(
  { dim, embedHidden, attentionHidden }: HeadShape,
  { attention, testDropout }: MilOptions,
  columns: number,
): number {
  const activations = (attention === "gated" ? 3 : 2) * attentionHidden;
  const hidden = testDropout === "seeded" ? 4 * embedHidden : 0;
  return (activations + hidden + 6) * columns + 2 * attentionHidden * (dim + 1);
}
