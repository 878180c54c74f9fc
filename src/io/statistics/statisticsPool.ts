import { Piscina } from "piscina";
import type {
  AssessGeneInput,
  PairAssessment,
} from "../../science/legs/assessGene.js";
import type { GeneEvaluation } from "../../science/legs/evaluateGene.js";
import type { GeneAgreement } from "../../science/spatial/spotAgreement.js";
import { builtFile } from "../builtFile.js";
import type { JobsWatch } from "./runJobs.js";
import { runJobs } from "./runJobs.js";
import type {
  CompareJob,
  EvaluateJob,
  FitTilesJob,
} from "./statisticsThread.js";

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
  fitTiles(
    jobs: readonly FitTilesJob[],
    watch?: JobsWatch,
  ): Promise<Float64Array[][]>;
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
      runJobs(piscina, "evaluateGene", jobs, watch),
    assessGenes: (jobs, watch) => runJobs(piscina, "assessGene", jobs, watch),
    compareSections: (jobs, watch) =>
      runJobs(piscina, "compareSection", jobs, watch),
    fitTiles: (jobs, watch) => runJobs(piscina, "fitTiles", jobs, watch),
    close: () => piscina.destroy(),
  };
}
