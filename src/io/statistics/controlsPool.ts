import { Piscina } from "piscina";
import { builtFile } from "../builtFile.js";
import type { ControlFigure } from "../../science/controls/controlFigure.js";
import type { PerturbInput } from "../../science/controls/perturbStains.js";
import type { BackgroundInput } from "../../science/controls/probeBackground.js";
import type {
  FoldMaps,
  FoldMapsInput,
} from "../../science/controls/foldMaps.js";
import type { SiteInput } from "../../science/controls/predictSite.js";
import type { Injection } from "../../science/controls/labelInjection.js";
import type { RandomiseInput } from "../../science/controls/randomiseHeads.js";
import type { Flipping } from "../../science/controls/tileFlipping.js";
import type {
  AgreeJob,
  CompareAttentionJob,
  FlipJob,
  FoldAgreement,
  InjectionJob,
  LikenJob,
} from "./controlsThread.js";
import type { JobsWatch } from "./runJobs.js";
import { runJobs } from "./runJobs.js";

/** What models see put to the test, in threads; results in the order of the jobs. */
export interface ControlsPool {
  agreeMaps(
    jobs: readonly AgreeJob[],
    watch?: JobsWatch,
  ): Promise<(FoldAgreement | null)[]>;
  compareFolds(
    jobs: readonly FoldMapsInput[],
    watch?: JobsWatch,
  ): Promise<FoldMaps[]>;
  flipTiles(
    jobs: readonly FlipJob[],
    watch?: JobsWatch,
  ): Promise<(Flipping | null)[]>;
  predictSites(
    jobs: readonly SiteInput[],
    watch?: JobsWatch,
  ): Promise<(ControlFigure | null)[]>;
  recallInjected(
    jobs: readonly InjectionJob[],
    watch?: JobsWatch,
  ): Promise<(Injection | null)[]>;
  probeBackground(
    jobs: readonly BackgroundInput[],
    watch?: JobsWatch,
  ): Promise<ControlFigure[][]>;
  perturbStains(
    jobs: readonly PerturbInput[],
    watch?: JobsWatch,
  ): Promise<(ControlFigure | null)[]>;
  randomiseWeights(
    jobs: readonly RandomiseInput[],
    watch?: JobsWatch,
  ): Promise<ControlFigure[][]>;
  compareAttention(
    jobs: readonly CompareAttentionJob[],
    watch?: JobsWatch,
  ): Promise<ControlFigure[][]>;
  likenAttention(
    jobs: readonly LikenJob[],
    watch?: JobsWatch,
  ): Promise<Float64Array[][]>;
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
    compareFolds: (jobs, watch) =>
      runJobs(piscina, "compareFolds", jobs, watch),
    flipTiles: (jobs, watch) => runJobs(piscina, "flipTiles", jobs, watch),
    predictSites: (jobs, watch) => runJobs(piscina, "predictSite", jobs, watch),
    recallInjected: (jobs, watch) =>
      runJobs(piscina, "recallInjected", jobs, watch),
    probeBackground: (jobs, watch) =>
      runJobs(piscina, "probeBackground", jobs, watch),
    perturbStains: (jobs, watch) =>
      runJobs(piscina, "perturbStains", jobs, watch),
    randomiseWeights: (jobs, watch) =>
      runJobs(piscina, "randomiseWeights", jobs, watch),
    compareAttention: (jobs, watch) =>
      runJobs(piscina, "compareAttention", jobs, watch),
    likenAttention: (jobs, watch) =>
      runJobs(piscina, "likenAttention", jobs, watch),
    close: () => piscina.destroy(),
  };
}
