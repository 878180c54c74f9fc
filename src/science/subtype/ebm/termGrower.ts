import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import type { Histogram } from "./histogram.js";

/** How the trees of one term grow: of a feature, or of two together. */
export interface TermGrower {
  /** Whether its bins can be cut at all. */
  readonly canBeCut: boolean;
  /**
   * Writes what each bin is given by the tree that lowers the loss most.
   * @param update @shape [bins, scores]
   * @returns by how much the loss falls, twice, in Newton's approximation; 0 where nothing is cut
   */
  grow(sums: Histogram, update: Float64Array): number;
  /** The same by a tree that is cut anywhere it may be. */
  growAtRandom(
    sums: Histogram,
    update: Float64Array,
    random: RandomGenerator,
  ): number;
}
