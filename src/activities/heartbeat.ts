import { Context } from "@temporalio/activity";

/** What long work inside an activity is given: how to tell how far it is, and when to stop. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** Well inside the heartbeat timeout of every profile (workflows/proxies.ts). */
const EVERY_MS = 2_000;

const latest = new WeakMap<Context, { done: number; total: number }>();

/** The watch of the activity that is running. */
export function watch(): Watch {
  const context = Context.current();
  return {
    signal: context.cancellationSignal,
    onProgress: (done, total) => latest.set(context, { done, total }),
  };
}

/** Runs an activity's work and, meanwhile, tells Temporal that it lives and how far it is. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = (): void => context.heartbeat(latest.get(context) ?? null);
  const timer = setInterval(beat, EVERY_MS);
  beat();
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
