import * as tf from "@tensorflow/tfjs-core";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { randomGenerator } from "../random/randomGenerator.js";
import { seedOf } from "../random/seedOf.js";
import { dropoutMask } from "./dropoutMask.js";
import type { HeadShape } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";

/**
 * What is left of h after dropout, scaled. One mask a head averages nothing out over a bag's tiles and leaves W_e and w to be
 * folded; one a tile stands between them.
 */
export type Dropout =
  | {
      readonly per: "head";
      /** @shape [heads, 1, embedHidden] */
      readonly keep: tf.Tensor3D;
    }
  | {
      readonly per: "tile";
      /** @shape [heads, embedHidden, bags * length] */
      readonly keep: tf.Tensor3D;
    };

/** Sizes of what a mask covers. */
interface Covered {
  readonly bags: number;
  /** Tiles of the longest bag. */
  readonly length: number;
}

/** Masks of one training step, each head's drawn from its own stream; null without dropout. */
export function trainingDropout(
  streams: readonly RandomGenerator[],
  { embedHidden }: HeadShape,
  { dropout, dropoutPer: per }: MilOptions,
  { bags, length }: Covered,
): Dropout | null {
  if (dropout === 0) return null;
  const columns = per === "head" ? 1 : bags * length;
  const width = embedHidden * columns;
  const masks = new Float32Array(streams.length * width);
  streams.forEach((random, h) =>
    dropoutMask(masks.subarray(h * width, (h + 1) * width), dropout, random),
  );
  return per === "head"
    ? { per, keep: tf.tensor3d(masks, [streams.length, 1, embedHidden]) }
    : { per, keep: tf.tensor3d(masks, [streams.length, embedHidden, columns]) };
}

/** Masks outside training, which follow from head and bag; null where dropout is off there. */
export function testDropout(
  keys: readonly string[],
  bags: readonly { readonly id: string; readonly tiles: number }[],
  { embedHidden: E }: HeadShape,
  options: Pick<MilOptions, "dropout" | "testDropout">,
): Dropout | null {
  const { dropout } = options;
  if (options.testDropout === "off" || dropout === 0) return null;
  const length = Math.max(...bags.map(({ tiles }) => tiles));
  const columns = bags.length * length;
  const masks = new Float32Array(keys.length * E * columns);
  keys.forEach((key, h) =>
    bags.forEach(({ id, tiles }, b) => {
      const random = randomGenerator(seedOf([key, id]));
      const own = new Float32Array(tiles);
      for (let e = 0; e < E; e++) {
        dropoutMask(own, dropout, random);
        masks.set(own, (h * E + e) * columns + b * length);
      }
    }),
  );
  return { per: "tile", keep: tf.tensor3d(masks, [keys.length, E, columns]) };
}
