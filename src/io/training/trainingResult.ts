import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BagReading } from "../../science/mil/applyHeads.js";
import { readBags } from "../../science/mil/applyHeads.js";
import type { BagSource } from "../../science/mil/bagSource.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type {
  HeadStatus,
  HeadWeights,
  TrainedHeads,
} from "../../science/mil/trainedHeads.js";
import { weightTensors } from "../../science/mil/weightTensors.js";
import { encodeSafetensors } from "../blobs/safetensors.js";
import { openSafetensors, writeSafetensors } from "../blobs/safetensorsFile.js";
import { weightCard } from "./weightCard.js";

/** What a training leaves: the weights as they are to be kept, and what the heads say of every bag. */
export interface TrainingResult {
  /** Safetensors bytes of the heads that are kept, with their card as metadata. */
  readonly weights: Uint8Array;
  /** Epochs until the kept weights. @shape [heads] */
  readonly epochs: Int32Array;
  readonly status: readonly HeadStatus[];
  /** Mean squared error by epoch, 0 after a head has stopped. @shape each [heads, maxEpochs] */
  readonly trainingLoss: Float32Array;
  readonly stoppingLoss: Float32Array;
  /** Squared error on each training bag by epoch, where asked for; else empty. @shape [heads, maxEpochs, bags] */
  readonly sampleLoss: Float32Array;
  /** In the order of the bags; a head that diverged says zero of all. */
  readonly readings: readonly BagReading[];
}

const WEIGHTS = "weights.safetensors";
const OUTPUTS = "outputs.safetensors";

/** Reads every bag with the heads that were trained and writes everything into the folder, one bag after the other. */
export async function writeResult(
  folder: string,
  trained: TrainedHeads,
  source: BagSource,
  kept: {
    readonly options: MilOptions;
    readonly keep: number;
    readonly card: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const { options } = kept;
  const own = firstHeads(trained, kept.keep);
  const status = trained.status.slice(0, kept.keep);
  await writeFile(
    join(folder, WEIGHTS),
    encodeSafetensors(weightTensors(own), weightCard(own, { ...kept, status })),
  );
  const heads = trained.keys.length;
  const tiles = source.bags.reduce((sum, bag) => sum + bag.tiles, 0);
  const byEpoch = [heads, options.maxEpochs];
  // Bag after bag, so that a bag's readings lie together.
  const file = await writeSafetensors(join(folder, OUTPUTS), {
    prediction: { dtype: "F32", shape: [source.bags.length, heads] },
    attention: { dtype: "F32", shape: [tiles * heads] },
    tilePrediction: { dtype: "F32", shape: [tiles * heads] },
    epochs: { dtype: "I32", shape: [heads] },
    trainingLoss: { dtype: "F32", shape: byEpoch },
    stoppingLoss: { dtype: "F32", shape: byEpoch },
    sampleLoss: { dtype: "F32", shape: [trained.losses.samples.length] },
  });
  try {
    await file.append("epochs", trained.epochs);
    await file.append("trainingLoss", trained.losses.training);
    await file.append("stoppingLoss", trained.losses.stopping);
    await file.append("sampleLoss", trained.losses.samples);
    const rows = [...trained.status.keys()].filter(
      (h) => trained.status[h] === "trained",
    );
    const input = { bags: source, trained, heads: rows, options };
    await readBags(input, async (reading) => {
      const all = spread(reading, rows, heads);
      await file.append("prediction", all.prediction);
      await file.append("attention", all.attention);
      await file.append("tilePrediction", all.tilePrediction);
    });
  } catch (error) {
    await file.close();
    throw error;
  }
  await file.finish();
}

/** Readings of some heads among those of all: zero for the others. */
function spread(
  reading: BagReading,
  rows: readonly number[],
  heads: number,
): Omit<BagReading, "id" | "tiles"> {
  if (rows.length === heads) return reading;
  const among = (own: Float32Array, width: number): Float32Array => {
    const all = new Float32Array(heads * width);
    rows.forEach((row, h) =>
      all.set(own.subarray(h * width, (h + 1) * width), row * width),
    );
    return all;
  };
  const { tiles } = reading;
  return {
    prediction: among(reading.prediction, 1),
    attention: among(reading.attention, tiles),
    tilePrediction: among(reading.tilePrediction, tiles),
  };
}

function firstHeads(trained: TrainedHeads, keep: number): HeadWeights {
  const { keys, shape, scaling, flat } = trained;
  const width = flat.length / keys.length;
  return {
    keys: keys.slice(0, keep),
    shape,
    scaling,
    flat: flat.subarray(0, keep * width),
  };
}

/** Reads back what writeResult wrote. */
export async function readResult(
  folder: string,
  bags: BagSource["bags"],
  status: readonly HeadStatus[],
): Promise<TrainingResult> {
  const file = await openSafetensors(join(folder, OUTPUTS));
  try {
    const heads = status.length;
    const readings: BagReading[] = [];
    let at = 0;
    for (const [b, { id, tiles }] of bags.entries()) {
      const size = heads * tiles;
      readings.push({
        id,
        tiles,
        prediction: await file.floats("prediction", b * heads, heads),
        attention: await file.floats("attention", at, size),
        tilePrediction: await file.floats("tilePrediction", at, size),
      });
      at += size;
    }
    return {
      weights: await readFile(join(folder, WEIGHTS)),
      epochs: await file.ints("epochs"),
      status,
      trainingLoss: await file.floats("trainingLoss"),
      stoppingLoss: await file.floats("stoppingLoss"),
      sampleLoss: await file.floats("sampleLoss"),
      readings,
    };
  } finally {
    await file.close();
  }
}
