/** Thrown for work that a person ended with Ctrl-C. */
export class InterruptedError extends Error {
  constructor() {
    super("interrupted");
    this.name = "InterruptedError";
  }
}

/** Runs work that Ctrl-C ends by a signal, so that it can remove what is half done. */
export async function interruptible<T>(
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const stop = (): void => end.abort(new InterruptedError());
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  try {
    return await work(end.signal);
  } catch (error) {
    end.signal.throwIfAborted();
    throw error;
  } finally {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
