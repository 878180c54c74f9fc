import { Piscina } from "piscina";
import type { ClassCurve } from "../../science/subtype/curve/classCurve.js";
import type { CurveJob } from "../../science/subtype/curve/subsampledScores.js";
import type { MarkJob } from "../../science/subtype/marks/markJob.js";
import type { MarkPair } from "../../science/subtype/marks/markPairs.js";
import type { FoldJob, FoldResult } from "../../science/subtype/fitFold.js";
import { builtFile } from "../builtFile.js";
import type { JobsWatch } from "../statistics/runJobs.js";
import { runJobs } from "../statistics/runJobs.js";

/** Models of subtypes, fitted in threads; results in the order of the jobs. */
export interface SubtypePool {
  fitFolds(jobs: readonly FoldJob[], watch?: JobsWatch): Promise<FoldResult[]>;
  classCurves(
    jobs: readonly CurveJob[],
    watch?: JobsWatch,
  ): Promise<ClassCurve[]>;
  markPairs(jobs: readonly MarkJob[], watch?: JobsWatch): Promise<MarkPair[][]>;
  close(): Promise<void>;
}

/** Starts the pool; threads are made as work comes. */
export function createSubtypePool({
  threads,
}: {
  readonly threads: number;
}): SubtypePool {
  const piscina = new Piscina({
    filename: builtFile(import.meta.url, "./subtypeThread.js"),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
  });
  return {
    fitFolds: (jobs, watch) => runJobs(piscina, "fitFold", jobs, watch),
    classCurves: (jobs, watch) => runJobs(piscina, "classCurve", jobs, watch),
    markPairs: (jobs, watch) => runJobs(piscina, "markPairs", jobs, watch),
    close: () => piscina.destroy(),
  };
}
