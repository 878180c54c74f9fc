import * as tf from "@tensorflow/tfjs-core";
import { attendBags } from "./attendBags.js";
import type { Bag } from "./bag.js";
import { bagDim, BagError } from "./bag.js";
import { parameterCount, unpackHeads } from "./headParameters.js";
import { disposeBatch, tileBatch } from "./tileBatch.js";
import type { HeadWeights } from "./trainedHeads.js";

/** What heads see in one bag. */
export interface BagReading {
  readonly id: string;
  readonly tiles: number;
  /** In units of the labels. @shape [heads] */
  readonly prediction: Float32Array;
  /** Sums to 1 over the tiles; compare bags by tiles * attention. @shape [heads, tiles] */
  readonly attention: Float32Array;
  /** Attention times this is a tile's contribution; contributions sum to the prediction. @shape [heads, tiles] */
  readonly tilePrediction: Float32Array;
}

/** Bound on the activations of one product. */
const MOST_FLOATS = 8_000_000;

/**
 * Reads bags with trained heads, dropout off, heads in the order of `heads` (default: all).
 * @throws BagError for bags of another width than the heads were trained on
 */
export async function applyHeads(input: {
  readonly bags: readonly Bag[];
  readonly trained: HeadWeights;
  readonly heads?: readonly number[];
}): Promise<BagReading[]> {
  const { bags, trained } = input;
  const { shape, flat } = trained;
  if (bags.length > 0 && bagDim(bags) !== shape.dim)
    throw new BagError(
      bags[0]!.id,
      `is ${bagDim(bags)} wide and the heads ${shape.dim}`,
    );
  const rows = input.heads ?? [...trained.keys.keys()];
  const width = parameterCount(shape);
  const longest = Math.max(1, ...bags.map(({ tiles }) => tiles));
  const most = Math.max(
    1,
    Math.floor(MOST_FLOATS / (longest * shape.attentionHidden)),
  );
  const readings = bags.map(({ id, tiles }) => ({
    id,
    tiles,
    prediction: new Float32Array(rows.length),
    attention: new Float32Array(rows.length * tiles),
    tilePrediction: new Float32Array(rows.length * tiles),
  }));
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const stack = new Float32Array(part.length * width);
    part.forEach((row, h) =>
      stack.set(flat.subarray(row * width, (row + 1) * width), h * width),
    );
    const parameters = tf.tensor2d(stack, [part.length, width]);
    for (const [b, bag] of bags.entries()) {
      const batch = tileBatch([bag], trained.scaling);
      const seen = tf.tidy(() => {
        const { prediction, attention, tilePrediction } = attendBags(
          unpackHeads(parameters, shape),
          batch,
          null,
        );
        return { prediction, attention, tilePrediction };
      });
      const reading = readings[b]!;
      reading.prediction.set(await seen.prediction.data(), from);
      reading.attention.set(await seen.attention.data(), from * bag.tiles);
      reading.tilePrediction.set(
        await seen.tilePrediction.data(),
        from * bag.tiles,
      );
      tf.dispose(Object.values(seen));
      disposeBatch(batch);
    }
    parameters.dispose();
  }
  return readings;
}
