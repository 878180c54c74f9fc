import { Piscina } from "piscina";
import type { StainEstimate } from "../../science/slide/macenko.js";
import type { Tile } from "../../science/slide/tile.js";
import type { RgbImage } from "../../science/slide/rgbImage.js";
import { builtFile } from "../builtFile.js";
import { progressPort } from "../progressPort.js";
import type { ThreadOutcome } from "../threadOutcome.js";
import { valueOf } from "../threadOutcome.js";
import type { GlassRequest } from "./glassTiles.js";
import type { ProbeRequest } from "./probeTiles.js";
import type {
  DescribedTiles,
  JpegRequest,
  StainsRequest,
  ThumbnailRequest,
  TileRequest,
  TilesRequest,
  Tiling,
  WorkOptions,
} from "./slideTask.js";
import type { SlideJob } from "./slideThread.js";

/** The slide work, run in threads: the caller's event loop stays free. */
export interface SlidePool {
  tileSlide(request: TileRequest, options?: WorkOptions): Promise<Tiling>;
  describeTiles(
    request: TilesRequest,
    options?: WorkOptions,
  ): Promise<DescribedTiles>;
  /** @throws UnreadableSlideError where the slide shows too little stain to tell */
  stains(request: StainsRequest, options?: WorkOptions): Promise<StainEstimate>;
  probeTiles(
    request: ProbeRequest,
    options?: WorkOptions,
  ): Promise<Float32Array[]>;
  glassTiles(request: GlassRequest, options?: WorkOptions): Promise<Tile[]>;
  thumbnail(
    request: ThumbnailRequest,
    options?: WorkOptions,
  ): Promise<RgbImage>;
  jpeg(request: JpegRequest, options?: WorkOptions): Promise<Uint8Array>;
  /** Library, with its version, that reads a slide. @throws UnreadableSlideError */
  library(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts the pool; threads are made as work comes. A thread runs the built file. */
export function createSlidePool({
  threads,
}: {
  readonly threads: number;
}): SlidePool {
  const piscina = new Piscina({
    filename: builtFile(import.meta.url, "./slideThread.js"),
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
  });
  const run = <T>(task: Task, options: WorkOptions = {}): Promise<T> =>
    runTask<T>(piscina, task, options);
  return {
    tileSlide: (request, options) =>
      run<Tiling>({ kind: "tile", request }, options),
    describeTiles: (request, options) =>
      run<DescribedTiles>({ kind: "describe", request }, options),
    stains: (request, options) =>
      run<StainEstimate>({ kind: "stains", request }, options),
    probeTiles: (request, options) =>
      run<Float32Array[]>({ kind: "probe", request }, options),
    glassTiles: (request, options) =>
      run<Tile[]>({ kind: "glass", request }, options),
    thumbnail: ({ path, rect, longestPx }, options) =>
      run<RgbImage>(
        { kind: "thumbnail", request: { path, rect, longestPx } },
        options,
      ),
    jpeg: ({ path, region }, options) =>
      run<Uint8Array>({ kind: "jpeg", request: { path, region } }, options),
    library: (path) => run<string>({ kind: "library", path }),
    close: () => piscina.destroy(),
  };
}

type Task =
  | { readonly kind: "tile"; readonly request: TileRequest }
  | { readonly kind: "describe"; readonly request: TilesRequest }
  | { readonly kind: "stains"; readonly request: StainsRequest }
  | { readonly kind: "probe"; readonly request: ProbeRequest }
  | { readonly kind: "glass"; readonly request: GlassRequest }
  | { readonly kind: "thumbnail"; readonly request: ThumbnailRequest }
  | { readonly kind: "jpeg"; readonly request: JpegRequest }
  | { readonly kind: "library"; readonly path: string };

async function runTask<T>(
  piscina: Piscina<SlideJob, ThreadOutcome<T>>,
  task: Task,
  { signal, onProgress }: WorkOptions,
): Promise<T> {
  signal?.throwIfAborted();
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const progress = progressPort(onProgress);
  const onAbort = (): void => {
    Atomics.store(stop, 0, 1);
  };
  signal?.addEventListener("abort", onAbort);
  const { port } = progress;
  const job: SlideJob = { ...task, stop, port };
  try {
    return valueOf(await piscina.run(job, { transferList: [port] }));
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", onAbort);
    progress.close();
  }
}
