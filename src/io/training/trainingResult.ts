import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BagReading } from "../../science/mil/applyHeads.js";
import type { JoinedReadings } from "../../science/mil/joinReadings.js";
import { joinReadings } from "../../science/mil/joinReadings.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type {
  HeadStatus,
  TrainedHeads,
} from "../../science/mil/trainedHeads.js";
import { weightTensors } from "../../science/mil/weightTensors.js";
import { encodeSafetensors } from "../blobs/safetensors.js";
import { openTensors } from "./trainingFiles.js";

/** What a training leaves: the weights as they are to be kept, and what the heads say of every bag. */
export interface TrainingResult extends JoinedReadings {
  /** Safetensors bytes of all heads, with keys and options as metadata. */
  readonly weights: Uint8Array;
  /** Epochs until the kept weights. @shape [heads] */
  readonly epochs: Int32Array;
  readonly status: readonly HeadStatus[];
  /** Mean squared error by epoch, 0 after a head has stopped. @shape each [heads, maxEpochs] */
  readonly trainingLoss: Float32Array;
  readonly stoppingLoss: Float32Array;
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
  const { prediction, attention, tilePrediction } = joinReadings(
    readings,
    heads,
  );
  const tiles = attention.length / heads;
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
