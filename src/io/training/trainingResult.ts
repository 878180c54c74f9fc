import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BagReading } from "../../science/mil/applyHeads.js";
import type { JoinedReadings } from "../../science/mil/joinReadings.js";
import { joinReadings } from "../../science/mil/joinReadings.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type {
  HeadStatus,
  HeadWeights,
  TrainedHeads,
} from "../../science/mil/trainedHeads.js";
import { weightTensors } from "../../science/mil/weightTensors.js";
import { encodeSafetensors } from "../blobs/safetensors.js";
import { openTensors } from "./trainingFiles.js";

/** What a training leaves: the weights as they are to be kept, and what the heads say of every bag. */
export interface TrainingResult extends JoinedReadings {
  /** Safetensors bytes of the heads that are kept, with keys and options as metadata. */
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
  { options, keep }: { readonly options: MilOptions; readonly keep: number },
): Promise<void> {
  const heads = trained.keys.length;
  const card = {
    format: "histoclaim-mil-1",
    keys: JSON.stringify(trained.keys.slice(0, keep)),
    status: JSON.stringify(trained.status.slice(0, keep)),
    options: JSON.stringify(options),
  };
  await writeFile(
    join(folder, WEIGHTS),
    encodeSafetensors(weightTensors(firstHeads(trained, keep)), card),
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
      epochs: { shape: [heads], data: trained.epochs },
      trainingLoss: { shape: byEpoch, data: trained.losses.training },
      stoppingLoss: { shape: byEpoch, data: trained.losses.stopping },
    }),
  );
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
