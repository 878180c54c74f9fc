import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../../random/randomGenerator.js";
import { seedOf } from "../../random/seedOf.js";
import type { Bag } from "../bag.js";
import { bagDim } from "../bag.js";
import { fitScaling } from "../featureScaling.js";

/** Tiles of all bags, one after the other. */
export interface TileSet {
  readonly dim: number;
  /** Where each bag's tiles begin, and where the last one's end. @shape [bags + 1] */
  readonly from: Int32Array;
  /** Standardised over all tiles. Shared memory, so that threads need no copy. @shape [all tiles, dim] */
  readonly features: Float32Array;
}

/**
 * Standardises the tiles of all bags; of a bag with more than `most` that many are drawn, by a stream of the bag's own.
 * @throws BagError
 */
export async function tileSet(
  bags: readonly Bag[],
  most: number,
): Promise<TileSet> {
  const dim = bagDim(bags);
  const { mean, sd } = await fitScaling(bags);
  const kept = bags.map(({ id, tiles }) => drawTiles(id, tiles, most));
  const from = new Int32Array(bags.length + 1);
  kept.forEach((own, b) => (from[b + 1] = from[b]! + own.length));
  const bytes = 4 * dim * from[bags.length]!;
  const features = new Float32Array(new SharedArrayBuffer(bytes));
  bags.forEach((bag, b) =>
    kept[b]!.forEach((tile, i) => {
      const to = (from[b]! + i) * dim;
      for (let d = 0; d < dim; d++)
        features[to + d] = (bag.features[tile * dim + d]! - mean[d]!) / sd[d]!;
    }),
  );
  return { dim, from, features };
}

function drawTiles(bag: string, tiles: number, most: number): number[] {
  const all = Array.from({ length: tiles }, (_, t) => t);
  if (tiles <= most) return all;
  const random = randomGenerator(seedOf(["tiles", bag]));
  for (let i = 0; i < most; i++) {
    const j = uniformInt(random, i, tiles - 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all.slice(0, most).sort((a, b) => a - b);
}
