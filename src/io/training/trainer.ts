import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Bags } from "../../science/mil/bagSource.js";
import { bagSource } from "../../science/mil/bagSource.js";
import type { HeadSpec } from "../../science/mil/head.js";
import type { MilOptions } from "../../science/mil/milOptions.js";
import type { KeptLosses } from "../../science/mil/trainedHeads.js";
import type { Checkpoint } from "./checkpoints.js";
import { BACKEND_FAILED } from "../tensor/backendFailure.js";
import { startChild, TrainingFailedError } from "./trainerChild.js";
import type { TrainerChild } from "./trainerChild.js";
import { writeRequest } from "./trainingFiles.js";
import type { FromChild } from "./trainingMessages.js";
import type { TrainingResult } from "./trainingResult.js";
import { readResult } from "./trainingResult.js";

/** Heads to train and the bags they learn from. */
export interface TrainingRequest {
  readonly bags: Bags;
  readonly heads: readonly HeadSpec[];
  readonly options: MilOptions;
  /** Weights are kept of the first so many heads; by default of all. Readings are kept of all. */
  readonly keep?: number;
  /** By default the means. */
  readonly losses?: KeptLosses;
  /** What the weights' card says beside what is known here; each entry is text. */
  readonly card?: Readonly<Record<string, string>>;
  /** A training whose process was killed goes on from there; by default it starts anew. */
  readonly checkpoint?: Checkpoint;
}

/** Listening to a training, and ending it. */
export interface TrainingWatch {
  readonly onProgress?: (epochsDone: number, epochsTotal: number) => void;
  readonly signal?: AbortSignal;
}

/** The tensor backend that trains. */
export type TrainingBackend = Extract<FromChild, { kind: "ready" }>["backend"];

/** Trains heads outside the calling process. */
export interface Trainer {
  /**
   * One training at a time; others wait. An abort kills the child at once and rejects with the signal's reason.
   * @throws TrainingFailedError with the name of the error in the child; after one inside TensorFlow the next request
   * starts a child anew
   */
  train(
    request: TrainingRequest,
    watch?: TrainingWatch,
  ): Promise<TrainingResult>;
  /** Starts the child where needed. */
  backend(): Promise<TrainingBackend>;
  close(): Promise<void>;
}

/**
 * A trainer whose child starts with the first request and is kept for the next ones.
 * @param env what its child is told beside this process's own environment
 */
export function createTrainer(env: NodeJS.ProcessEnv = {}): Trainer {
  let child: TrainerChild | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const living = (): TrainerChild => {
    if (!child?.alive()) child = startChild(env);
    return child;
  };
  return {
    train(request, watch = {}) {
      const turn = last.then(() => trainIn(living, request, watch));
      last = turn.catch(() => undefined);
      return turn;
    },
    backend: () => living().ready,
    async close() {
      await child?.kill();
      child = null;
    },
  };
}

/** Beside its checkpoint, what a killed process left goes with it; it may be as large as all embeddings. */
function placeOf({ checkpoint }: TrainingRequest): string {
  return checkpoint === undefined ? tmpdir() : dirname(checkpoint.file);
}

async function trainIn(
  living: () => TrainerChild,
  request: TrainingRequest,
  { onProgress, signal }: TrainingWatch,
): Promise<TrainingResult> {
  const { heads, options, keep = heads.length } = request;
  signal?.throwIfAborted();
  const folder = await mkdtemp(join(placeOf(request), "histoclaim-training-"));
  const child = living();
  const stop = (): void => void child.kill();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    const source = bagSource(request.bags);
    await writeRequest(folder, source, heads);
    await child.ready;
    const status = await child.ask(
      {
        kind: "train",
        folder,
        bags: source.bags.map(({ id }) => id),
        heads: heads.map(({ key }) => key),
        options,
        keep,
        losses: request.losses ?? "means",
        card: request.card ?? {},
        checkpoint: request.checkpoint ?? null,
      },
      onProgress,
    );
    return await readResult(folder, source.bags, status);
  } catch (error) {
    // A GPU that failed once fails ever after in the same process.
    if (error instanceof TrainingFailedError && error.reason === BACKEND_FAILED)
      await child.kill();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    await rm(folder, { recursive: true, force: true });
  }
}
