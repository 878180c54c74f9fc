import sharp from "sharp";
import type { MessagePort } from "node:worker_threads";
import type { ThreadOutcome } from "../threadOutcome.js";
import { outcomeOf } from "../threadOutcome.js";
import type { GlassRequest } from "./glassTiles.js";
import { glassTiles } from "./glassTiles.js";
import { openShared } from "./openSlides.js";
import type { ProbeRequest } from "./probeTiles.js";
import { probeTiles } from "./probeTiles.js";
import { readJpeg } from "./readJpeg.js";
import { readThumbnail } from "./readThumbnail.js";
import { slideStains } from "./slideStains.js";
import type {
  JpegRequest,
  StainsRequest,
  ThumbnailRequest,
  TileRequest,
  TilesRequest,
  WorkOptions,
} from "./slideTask.js";
import { describeTiles, tileSlide } from "./slideWork.js";

/** What a thread is asked to do. `stop` turns 1 when the caller wants it no more; `port` carries progress. */
export type SlideJob = {
  readonly stop: Int32Array;
  readonly port: MessagePort;
} & (
  | { readonly kind: "tile"; readonly request: TileRequest }
  | { readonly kind: "describe"; readonly request: TilesRequest }
  | { readonly kind: "stains"; readonly request: StainsRequest }
  | { readonly kind: "probe"; readonly request: ProbeRequest }
  | { readonly kind: "glass"; readonly request: GlassRequest }
  | { readonly kind: "thumbnail"; readonly request: ThumbnailRequest }
  | { readonly kind: "jpeg"; readonly request: JpegRequest }
  | { readonly kind: "library"; readonly path: string }
);

// Threads are the pool's to count; libvips keeps none of its own.
sharp.concurrency(1);

/** Runs one task of the pool in this thread. */
export default async function slideThread(
  job: SlideJob,
): Promise<ThreadOutcome<unknown>> {
  const onProgress = (done: number, total: number): void => {
    job.port.postMessage({ done, total });
  };
  try {
    const options = { signal: signalOf(job.stop), onProgress };
    return await outcomeOf(() => work(job, options));
  } finally {
    job.port.close();
  }
}

function work(job: SlideJob, options: WorkOptions): Promise<unknown> {
  if (job.kind === "tile") return tileSlide(job.request, options);
  if (job.kind === "describe") return describeTiles(job.request, options);
  if (job.kind === "stains") return slideStains(job.request, options);
  if (job.kind === "probe") return probeTiles(job.request, options);
  if (job.kind === "glass") return glassTiles(job.request);
  if (job.kind === "library") return libraryOf(job.path);
  if (job.kind === "jpeg") return readJpeg(job.request, options);
  return readThumbnail(job.request, options);
}

async function libraryOf(path: string): Promise<string> {
  return (await openShared(path)).library;
}

/** A signal that is asked between tiles; it reads the shared flag, since a busy thread hears no messages. */
function signalOf(stop: Int32Array): AbortSignal {
  const controller = new AbortController();
  const look = (): void => {
    if (Atomics.load(stop, 0) === 1) controller.abort();
  };
  const signal = controller.signal;
  const throwIfAborted = signal.throwIfAborted.bind(signal);
  signal.throwIfAborted = () => {
    look();
    throwIfAborted();
  };
  return signal;
}
