import type { Config } from "../config.js";
import type { TrainingBackend } from "../io/training/trainer.js";
import { composeTrainer } from "./trainer.js";

/** The TensorFlow backend that a worker started now would train with. @throws where the one that is named cannot be had */
export async function findBackend(config: Config): Promise<TrainingBackend> {
  const trainer = composeTrainer(config);
  try {
    return await trainer.backend();
  } finally {
    await trainer.close();
  }
}
