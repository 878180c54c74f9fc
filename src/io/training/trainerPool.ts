import type { Trainer } from "./trainer.js";
import { createTrainer } from "./trainer.js";

/** Trainers side by side. */
export interface TrainerPool extends Trainer {
  /** How many trainings go on at once: all of them on a CPU, one where a GPU does the work. */
  atOnce(): Promise<number>;
}

/** More would each need its memory, and a discovery of the default panel has four groups of heads. */
const MOST = 4;

/**
 * Trainers that share the cores. On two cores two trainings of one thread each took 25 s where one after the other,
 * with two threads, took 41 s: the passes over a stack's activations gain little from a second thread.
 * @param cores that may be used
 * @param env what each child is told beside this process's own environment
 */
export function createTrainerPool(
  cores: number,
  env: NodeJS.ProcessEnv = {},
): TrainerPool {
  const size = Math.max(1, Math.min(cores, MOST));
  const threads = String(Math.max(1, Math.floor(cores / size)));
  const trainers = Array.from({ length: size }, () =>
    createTrainer({ TF_NUM_INTRAOP_THREADS: threads, ...env }),
  );
  const first = trainers[0]!;
  const waiting = trainers.map(() => 0);
  const atOnce = async (): Promise<number> =>
    (await first.backend()).device === "CPU" ? size : 1;
  return {
    atOnce,
    backend: () => first.backend(),
    async train(request, watch) {
      const usable = waiting.slice(0, await atOnce());
      const idlest = usable.indexOf(Math.min(...usable));
      waiting[idlest]!++;
      try {
        return await trainers[idlest]!.train(request, watch);
      } finally {
        waiting[idlest]!--;
      }
    },
    async close() {
      await Promise.all(trainers.map((trainer) => trainer.close()));
    },
  };
}
