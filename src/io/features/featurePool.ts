import { Piscina } from "piscina";
import type { Tile } from "../../science/slide/tile.js";
import { builtFile } from "../builtFile.js";
import type { ThreadOutcome } from "../threadOutcome.js";
import { valueOf } from "../threadOutcome.js";
import type { FeatureRequest, ReadFeatures } from "./featureTask.js";
import type { FeatureJob } from "./featureThread.js";

/** Reads ready features in a thread: the caller's event loop stays free. */
export interface FeaturePool {
  /** @throws BadFeaturesError */
  tiles(request: FeatureRequest): Promise<readonly Tile[]>;
  /** @throws BadFeaturesError */
  features(request: FeatureRequest): Promise<ReadFeatures>;
  close(): Promise<void>;
}

/** Starts the pool. One thread: each file may take much memory, and reading waits for the disk. */
export function createFeaturePool(): FeaturePool {
  const piscina = new Piscina<FeatureJob, ThreadOutcome<unknown>>({
    filename: builtFile(import.meta.url, "./featureThread.js"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  });
  const run = async <T>(job: FeatureJob): Promise<T> =>
    valueOf((await piscina.run(job)) as ThreadOutcome<T>);
  return {
    tiles: (request) => run({ kind: "tiles", request }),
    features: (request) => run({ kind: "features", request }),
    close: () => piscina.destroy(),
  };
}
