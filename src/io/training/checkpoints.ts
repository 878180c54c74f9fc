import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where a training keeps how far it is, and how often. */
export interface Checkpoint {
  readonly file: string;
  /** Least time between two. */
  readonly everyMs: number;
}

/** Checkpoints of trainings by the key of their step, which is the same when a worker takes the step up again. */
export interface Checkpoints {
  of(key: string): Promise<Checkpoint>;
  /** Of a step that is done. */
  remove(key: string): Promise<void>;
}

/** Checkpoints in a folder that outlives the worker. */
export function createCheckpoints(
  folder: string,
  everyMs: number,
): Checkpoints {
  return {
    async of(key) {
      const own = join(folder, key);
      await mkdir(own, { recursive: true, mode: 0o700 });
      return { file: join(own, "training.safetensors"), everyMs };
    },
    remove: (key) => rm(join(folder, key), { recursive: true, force: true }),
  };
}
