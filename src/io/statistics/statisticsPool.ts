import { Piscina } from "piscina";
import type {
  AssessGeneInput,
  PairAssessment,
} from "../../science/legs/assessGene.js";
import type { GeneEvaluation } from "../../science/legs/evaluateGene.js";
import { builtFile } from "../builtFile.js";
import type { EvaluateJob } from "./statisticsThread.js";

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
  return Promise.all(
    jobs.map(async (job) => {
      const result = (await piscina.run(job, {
        name,
        ...(signal && { signal }),
      })) as Result;
      onProgress?.(++done, jobs.length);
      return result;
    }),
  );
}
