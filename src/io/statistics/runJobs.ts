import { setMaxListeners } from "node:events";
import type { Piscina } from "piscina";

/** How many jobs are followed and stopped. */
export interface JobsWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Runs every job by the thread's function of that name. @returns results in the order of the jobs */
export async function runJobs<Job, Result>(
  piscina: Piscina,
  name: string,
  jobs: readonly Job[],
  { signal, onProgress }: JobsWatch = {},
): Promise<Result[]> {
  let done = 0;
  onProgress?.(0, jobs.length);
  signal?.throwIfAborted();
  // One listener on the caller's signal, whose listeners are counted; the jobs' own many are on this one.
  const stop = new AbortController();
  setMaxListeners(0, stop.signal);
  const onAbort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.all(
      jobs.map(async (job) => {
        const asked = { name, signal: stop.signal };
        const result = (await piscina.run(job, asked)) as Result;
        onProgress?.(++done, jobs.length);
        return result;
      }),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}
