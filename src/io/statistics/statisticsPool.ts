import { setMaxListeners } from "node:events";
import { Piscina } from "piscina";
import type {
  AssessGeneInput,
  PairAssessment,
} from "../../science/legs/assessGene.js";
import type { GeneEvaluation } from "../../science/legs/evaluateGene.js";
import type { GeneAgreement } from "../../science/spatial/spotAgreement.js";
import { builtFile } from "../builtFile.js";
import type { CompareJob, EvaluateJob } from "./statisticsThread.js";

/** How many jobs are followed and stopped. */
export interface JobsWatch {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Statistics of genes, in threads; results in the order of the jobs. */
export interface StatisticsPool {
  evaluateGenes(
    jobs: readonly EvaluateJob[],
    watch?: JobsWatch,
  ): Promise<(GeneEvaluation | null)[]>;
  assessGenes(
    jobs: readonly AssessGeneInput[],
    watch?: JobsWatch,
  ): Promise<PairAssessment[][]>;
  compareSections(
    jobs: readonly CompareJob[],
    watch?: JobsWatch,
  ): Promise<GeneAgreement[][]>;
  close(): Promise<void>;
}

/** Starts the pool; threads are made as work comes. */
export function createStatisticsPool({
  threads,
}: {
  readonly threads: number;
}): StatisticsPool {
  const piscina = new Piscina({
    filename: builtFile(import.meta.url, "./statisticsThread.js"),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
  });
  return {
    evaluateGenes: (jobs, watch) =>
      runAll(piscina, "evaluateGene", jobs, watch),
    assessGenes: (jobs, watch) => runAll(piscina, "assessGene", jobs, watch),
    compareSections: (jobs, watch) =>
      runAll(piscina, "compareSection", jobs, watch),
    close: () => piscina.destroy(),
  };
}

async function runAll<Job, Result>(
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
