import type { Config } from "../config.js";
import { createTrainer } from "../io/training/trainer.js";
import type { Trainer } from "../io/training/trainer.js";

/** The trainer of the settings: its child loads the backend that they name, else the fastest. */
export function composeTrainer({ backend }: Config): Trainer {
  return createTrainer(backend === null ? {} : { HISTOCLAIM_BACKEND: backend });
}
