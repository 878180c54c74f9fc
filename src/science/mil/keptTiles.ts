import * as tf from "@tensorflow/tfjs-core";
import type { Bag } from "./bag.js";
import type { FeatureScaling } from "./featureScaling.js";
import type { MilOptions } from "./milOptions.js";
import type { TileBatch } from "./tileBatch.js";
import { joinTiles, standardTiles } from "./tileBatch.js";

/**
 * Numbers of standardised tiles that stay with the backend: 256 MiB of them, or what eight steps' activations take where
 * that is more (2 GiB on a GPU).
 */
function roomFor(chunkFloats: number): number {
  return Math.max(2 ** 26, 8 * chunkFloats);
}

/**
 * Standardised tiles that stay with the backend from step to step, the first that have room: laying a bag out takes
 * longer than a step of a whole panel on a GPU. Bags are told apart by their arrays. Its owner disposes.
 */
export class KeptTiles {
  private readonly tiles = new Map<Float32Array, tf.Tensor2D>();

  constructor(
    private readonly scaling: FeatureScaling,
    private room: number,
  ) {}

  /** What tileBatch gives of the same bags. The caller disposes the batch. */
  batch(bags: readonly Bag[]): TileBatch {
    const parts = bags.map((bag) => this.tilesOf(bag));
    const batch = joinTiles(parts);
    const kept = new Set(this.tiles.values());
    tf.dispose(parts.filter((part) => !kept.has(part)));
    return batch;
  }

  private tilesOf(bag: Bag): tf.Tensor2D {
    const found = this.tiles.get(bag.features);
    if (found !== undefined) return found;
    const tiles = standardTiles(bag, this.scaling);
    if (tiles.size <= this.room) {
      this.room -= tiles.size;
      this.tiles.set(bag.features, tiles);
    }
    return tiles;
  }

  dispose(): void {
    tf.dispose([...this.tiles.values()]);
    this.tiles.clear();
  }
}

/** None is kept where memory is bounded or steps see samples: their arrays do not come again. */
export function keptTiles(
  scaling: FeatureScaling,
  { memory, tilesPerStep, chunkFloats }: MilOptions,
): KeptTiles {
  const again = memory === null && tilesPerStep === null;
  return new KeptTiles(scaling, again ? roomFor(chunkFloats) : 0);
}
