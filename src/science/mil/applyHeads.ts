import * as tf from "@tensorflow/tfjs-core";
import { attendBags } from "./attendBags.js";
import type { Bag } from "./bag.js";
import { BagError } from "./bag.js";
import type { Bags } from "./bagSource.js";
import { bagSource } from "./bagSource.js";
import { testDropout } from "./dropout.js";
import { parameterCount, unpackHeads } from "./headParameters.js";
import type { MilOptions } from "./milOptions.js";
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

/** Heads and the bags to read with them. */
export interface ApplyHeadsInput {
  readonly bags: Bags;
  readonly trained: HeadWeights;
  /** By default all. */
  readonly heads?: readonly number[];
  /** What of the training's options lives on when bags are read; by default nothing does. */
  readonly options?: Pick<MilOptions, "dropout" | "testDropout" | "clamp">;
}

/**
 * Reads bags with trained heads, heads in the order of `heads`.
 * @throws BagError for bags of another width than the heads were trained on
 */
export async function applyHeads(
  input: ApplyHeadsInput,
): Promise<BagReading[]> {
  const readings: BagReading[] = [];
  await readBags(input, (reading) => {
    readings.push(reading);
  });
  return readings;
}

/** The same, one bag after the other: each reading is handed over and waited for. @throws BagError */
export async function readBags(
  input: ApplyHeadsInput,
  visit: (reading: BagReading, bag: number) => void | Promise<void>,
): Promise<void> {
  const { trained } = input;
  const { shape } = trained;
  const source = bagSource(input.bags);
  const [first] = source.bags;
  if (first !== undefined && source.dim !== shape.dim)
    throw new BagError(
      first.id,
      `is ${source.dim} wide and the heads ${shape.dim}`,
    );
  const rows = input.heads ?? [...trained.keys.keys()];
  const longest = Math.max(1, ...source.bags.map(({ tiles }) => tiles));
  const stacks = stacked(rows, trained, longest);
  try {
    for (const b of source.bags.keys()) {
      const bag = await source.read(b);
      await visit(await readBag(bag, rows, stacks, input), b);
    }
  } finally {
    stacks.forEach(({ parameters }) => parameters.dispose());
  }
}

/** Some of the heads, as one product takes them. */
interface Stacked {
  readonly from: number;
  readonly keys: readonly string[];
  readonly parameters: tf.Tensor2D;
}

function stacked(
  rows: readonly number[],
  { shape, flat, keys }: HeadWeights,
  longest: number,
): Stacked[] {
  const width = parameterCount(shape);
  const perHead = longest * shape.attentionHidden;
  const most = Math.max(1, Math.floor(MOST_FLOATS / perHead));
  const parts: Stacked[] = [];
  for (let from = 0; from < rows.length; from += most) {
    const part = rows.slice(from, from + most);
    const own = new Float32Array(part.length * width);
    part.forEach((row, h) =>
      own.set(flat.subarray(row * width, (row + 1) * width), h * width),
    );
    const parameters = tf.tensor2d(own, [part.length, width]);
    parts.push({ from, keys: part.map((row) => keys[row]!), parameters });
  }
  return parts;
}

async function readBag(
  bag: Bag,
  rows: readonly number[],
  stacks: readonly Stacked[],
  { trained, options }: ApplyHeadsInput,
): Promise<BagReading> {
  const { id, tiles } = bag;
  const { shape } = trained;
  const reading = {
    id,
    tiles,
    prediction: new Float32Array(rows.length),
    attention: new Float32Array(rows.length * tiles),
    tilePrediction: new Float32Array(rows.length * tiles),
  };
  const batch = tileBatch([bag], trained.scaling);
  for (const { from, keys, parameters } of stacks) {
    const seen = tf.tidy(() => {
      const { prediction, attention, tilePrediction } = attendBags(
        unpackHeads(parameters, shape),
        batch,
        {
          dropout: options ? testDropout(keys, [bag], shape, options) : null,
          clamp: options?.clamp ?? null,
        },
      );
      return { prediction, attention, tilePrediction };
    });
    reading.prediction.set(await seen.prediction.data(), from);
    reading.attention.set(await seen.attention.data(), from * tiles);
    reading.tilePrediction.set(await seen.tilePrediction.data(), from * tiles);
    tf.dispose(Object.values(seen));
  }
  disposeBatch(batch);
  return reading;
}
