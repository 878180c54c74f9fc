import { setMaxListeners } from "node:events";
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { SlideTruth } from "../../science/simulate/tissue/drawSlide.js";
import { builtFile } from "../builtFile.js";
import type { SlideFileJob } from "./drawSlideFile.js";

/** Each thread holds a whole slide. */
const MOST_THREADS = 8;

/** How a long work is followed and stopped. */
export interface DrawOptions {
  readonly signal?: AbortSignal | undefined;
  /** Called after each slide. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Draws slides. @returns what was drawn, in the jobs' order */
export type DrawSlides = (
  jobs: readonly SlideFileJob[],
  options: DrawOptions,
) => Promise<SlideTruth[]>;

/** Draws slides in as many threads as there are processors; a thread runs the built file. */
export const drawInThreads: DrawSlides = async (
  jobs,
  { signal, onProgress },
) => {
  const piscina = new Piscina<SlideFileJob, SlideTruth>({
    filename: builtFile(import.meta.url, "./slideThread.js"),
    minThreads: 1,
    maxThreads: Math.min(MOST_THREADS, availableParallelism()),
  });
  // One signal hears for all slides, without the warning that there are many.
  const stop = AbortSignal.any(signal ? [signal] : []);
  setMaxListeners(0, stop);
  let done = 0;
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const truth = await piscina.run(job, { signal: stop });
        onProgress?.(++done, jobs.length);
        return truth;
      }),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    await piscina.destroy();
  }
};
