import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BagReading } from "../../science/mil/applyHeads.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type {
  HeadStatus,
  TrainedHeads,
} from "../../science/mil/trainedHeads.js";
import { weightTensors } from "../../science/mil/weightTensors.js";
import { encodeSafetensors } from "../blobs/safetensors.js";
import { openTensors } from "./trainingFiles.js";

/** What a training leaves: the weights as they are to be kept, and what the heads say of every bag. */
export interface TrainingResult {
  /** Safetensors bytes of all heads, with keys and options as metadata. */
  readonly weights: Uint8Array;
  /** Epochs until the kept weights. @shape [heads] */
  readonly epochs: Int32Array;
  readonly status: readonly HeadStatus[];
  /** Mean squared error by epoch, 0 after a head has stopped. @shape each [heads, maxEpochs] */
  readonly trainingLoss: Float32Array;
  readonly stoppingLoss: Float32Array;
  /** In units of the labels. @shape [heads, bags] */
  readonly prediction: Float32Array;
  /** All bags' tiles one after the other. @shape [heads, all tiles] */
  readonly attention: Float32Array;
  /** As attention; their product is a tile's contribution. @shape [heads, all tiles] */
  readonly tilePrediction: Float32Array;
}

const WEIGHTS = "weights.safetensors";
const OUTPUTS = "outputs.safetensors";

/** Writes a training's results into the folder. */
export async function writeResult(
  folder: string,
  trained: TrainedHeads,
  readings: readonly BagReading[],
  options: MilOptions,
): Promise<void> {
  const heads = trained.keys.length;
  const card = {
    format: "histoclaim-mil-1",
    keys: JSON.stringify(trained.keys),
    status: JSON.stringify(trained.status),
    options: JSON.stringify(options),
  };
  const epochs = { shape: [heads], data: trained.epochs };
  await writeFile(
    join(folder, WEIGHTS),
    encodeSafetensors({ ...weightTensors(trained), epochs }, card),
  );
  const tiles = readings.reduce((n, reading) => n + reading.tiles, 0);
  const prediction = new Float32Array(heads * readings.length);
  const attention = new Float32Array(heads * tiles);
  const tilePrediction = new Float32Array(heads * tiles);
  let at = 0;
  for (const [b, reading] of readings.entries()) {
    for (let h = 0; h < heads; h++) {
      const own = (all: Float32Array): Float32Array =>
        all.subarray(h * reading.tiles, (h + 1) * reading.tiles);
      prediction[h * readings.length + b] = reading.prediction[h]!;
      attention.set(own(reading.attention), h * tiles + at);
      tilePrediction.set(own(reading.tilePrediction), h * tiles + at);
    }
    at += reading.tiles;
  }
  const byEpoch = [heads, options.maxEpochs];
  await writeFile(
    join(folder, OUTPUTS),
    encodeSafetensors({
      prediction: { shape: [heads, readings.length], data: prediction },
      attention: { shape: [heads, tiles], data: attention },
      tilePrediction: { shape: [heads, tiles], data: tilePrediction },
      epochs,
      trainingLoss: { shape: byEpoch, data: trained.losses.training },
      stoppingLoss: { shape: byEpoch, data: trained.losses.stopping },
    }),
  );
}

/** Reads back what writeResult wrote. */
export async function readResult(
  folder: string,
  status: readonly HeadStatus[],
): Promise<TrainingResult> {
  const { floats, ints } = await openTensors(join(folder, OUTPUTS));
  return {
    weights: await readFile(join(folder, WEIGHTS)),
    epochs: ints("epochs"),
    status,
    trainingLoss: floats("trainingLoss"),
    stoppingLoss: floats("stoppingLoss"),
    prediction: floats("prediction"),
    attention: floats("attention"),
    tilePrediction: floats("tilePrediction"),
  };
}
