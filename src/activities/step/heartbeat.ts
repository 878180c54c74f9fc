import { Context } from "@temporalio/activity";

/** What long work inside an activity is given: how to tell how far it is, and when to stop. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** How far an activity, or a part of it, is. */
interface Beat {
  readonly done: number;
  readonly total: number;
}

/** Well inside the heartbeat timeout of every profile (workflows/proxies.ts). */
const EVERY_MS = 2_000;

/** How far each part of an activity is that has told so. */
const told = new WeakMap<Context, Map<string, Beat>>();

/** The watch of the activity that is running, or of one of the parts that it does side by side. */
export function watch(part = "all"): Watch {
  const context = Context.current();
  const beats = told.get(context) ?? new Map<string, Beat>();
  told.set(context, beats);
  return {
    signal: context.cancellationSignal,
    onProgress: (done, total) => {
      beats.set(part, { done, total });
    },
  };
}

/** Runs an activity's work and, meanwhile, tells Temporal that it lives and how far it is. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = (): void => context.heartbeat(sumOf(told.get(context)));
  const timer = setInterval(beat, EVERY_MS);
  beat();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

function sumOf(beats: ReadonlyMap<string, Beat> = new Map()): Beat {
  let [done, total] = [0, 0];
  for (const beat of beats.values()) {
    done += beat.done;
    total += beat.total;
  }
  return { done, total };
}
