import { uniformInt } from "pure-rand/distribution/uniformInt";
import { randomGenerator } from "../random/randomGenerator.js";
import { seedOf } from "../random/seedOf.js";
import type { Bag } from "./bag.js";

/**
 * Some of a bag's tiles, in their order, drawn without replacement; the bag itself where it has no more. What is drawn
 * follows from bag, seed and epoch alone, so that heads that share a step share its tiles and a head alone sees the same.
 */
export function sampleTiles(
  bag: Bag,
  most: number | null,
  at: { readonly seed: number; readonly epoch: number },
): Bag {
  if (most === null || bag.tiles <= most) return bag;
  const random = randomGenerator(seedOf(["tiles", at.seed, at.epoch, bag.id]));
  const places = Int32Array.from({ length: bag.tiles }, (_, t) => t);
  for (let i = 0; i < most; i++) {
    const j = uniformInt(random, i, bag.tiles - 1);
    [places[i], places[j]] = [places[j]!, places[i]!];
  }
  const dim = bag.features.length / bag.tiles;
  const features = new Float32Array(most * dim);
  places
    .subarray(0, most)
    .sort()
    .forEach((t, i) =>
      features.set(bag.features.subarray(t * dim, (t + 1) * dim), i * dim),
    );
  return { id: bag.id, tiles: most, features };
}
