import { availableParallelism } from "node:os";
import type { Config } from "../config.js";
import { createTrainerPool } from "../io/training/trainerPool.js";
import type { TrainerPool } from "../io/training/trainerPool.js";

/** The trainers of the settings: their children load the backend that they name, else the fastest. */
export function composeTrainer({ backend }: Config): TrainerPool {
  return createTrainerPool(
    availableParallelism(),
    backend === null ? {} : { HISTOCLAIM_BACKEND: backend },
  );
}
