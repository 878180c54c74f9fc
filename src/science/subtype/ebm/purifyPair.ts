import type { CellShape } from "./pairCells.js";

/** What each feature of a pair adds alone. */
export interface PairMargins {
  /** @shape [bins of the first] */
  readonly first: Float64Array;
  /** @shape [bins of the second] */
  readonly second: Float64Array;
}

const MOST_PASSES = 1000;
/** Beside the largest score of the pair. */
const TOLERANCE = 1e-12;

/**
 * Takes out of a pair what each feature adds alone, until its mean over the rows of each bin is 0: the pair and its margins
 * add up to what it was.
 * @param scores of each cell; changed
 * @param rows of each cell; a bin without rows has no mean and is left
 * @source Lengerich et al. 2020, algorithm 1, arXiv:1911.04974
 */
export function purifyPair(
  scores: Float64Array,
  rows: Float64Array,
  { first, second }: CellShape,
): PairMargins {
  const margins = {
    first: new Float64Array(first),
    second: new Float64Array(second),
  };
  const largest = scores.reduce(
    (most, own) => Math.max(most, Math.abs(own)),
    0,
  );
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const moved = Math.max(
      level(scores, rows, margins.first, [second, 1]),
      level(scores, rows, margins.second, [1, second]),
    );
    if (moved <= TOLERANCE * largest) break;
  }
  return margins;
}

/**
 * Moves the mean of each bin's cells to its margin.
 * @param strides from bin to bin, and from cell to cell of a bin
 * @returns the largest mean that was moved
 */
function level(
  scores: Float64Array,
  rows: Float64Array,
  margin: Float64Array,
  [own, across]: readonly [number, number],
): number {
  const cells = scores.length / margin.length;
  let moved = 0;
  for (let bin = 0; bin < margin.length; bin++) {
    let [sum, total] = [0, 0];
    for (let c = 0, at = bin * own; c < cells; c++, at += across) {
      sum += rows[at]! * scores[at]!;
      total += rows[at]!;
    }
    if (total === 0) continue;
    const mean = sum / total;
    for (let c = 0, at = bin * own; c < cells; c++, at += across)
      scores[at]! -= mean;
    margin[bin]! += mean;
    moved = Math.max(moved, Math.abs(mean));
  }
  return moved;
}
