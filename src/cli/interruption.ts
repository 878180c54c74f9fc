import { setMaxListeners } from "node:events";

/** Thrown for work that a person ended. */
export class InterruptedError extends Error {
  constructor() {
    super("interrupted");
    this.name = "InterruptedError";
  }
}

/** Ctrl-C, a request to end, and a terminal that is closed. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Gives work a signal that fires when the person, or the system, asks this command to end. */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  // Work in threads listens once for each job.
  setMaxListeners(0, end.signal);
  const stop = (): void => end.abort(new InterruptedError());
  for (const name of SIGNALS) process.on(name, stop);
  try {
    return await work(end.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, stop);
  }
}

/** Runs work that removes what is half done when its signal fires. @throws InterruptedError then */
export function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return untilInterrupted(async (signal) => {
    try {
      return await work(signal);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  });
}
