import { Piscina } from "piscina";
import { builtFile } from "../builtFile.js";
import type { AgreeJob, FoldAgreement } from "./controlsThread.js";
import type { JobsWatch } from "./runJobs.js";
import { runJobs } from "./runJobs.js";

/** What models see put to the test, in threads; results in the order of the jobs. */
export interface ControlsPool {
  agreeMaps(
    jobs: readonly AgreeJob[],
    watch?: JobsWatch,
  ): Promise<(FoldAgreement | null)[]>;
  close(): Promise<void>;
}

/** Starts the pool; threads are made as work comes. Its file is apart, so that a change here leaves evidence as it was. */
export function createControlsPool({
  threads,
}: {
  readonly threads: number;
}): ControlsPool {
  const piscina = new Piscina({
    filename: builtFile(import.meta.url, "./controlsThread.js"),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
  });
  return {
    agreeMaps: (jobs, watch) => runJobs(piscina, "agreeMaps", jobs, watch),
    close: () => piscina.destroy(),
  };
}
