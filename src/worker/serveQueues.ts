import { setTimeout as sleep } from "node:timers/promises";
import { NativeConnection, TransportError, Worker } from "@temporalio/worker";
import type { WorkerOptions } from "@temporalio/worker";
import type { Logger } from "pino";

/** What is served, and where. */
export interface Serving {
  readonly address: string;
  /** One worker each. */
  readonly workers: readonly WorkerOptions[];
  readonly log: Logger;
  /** Called whenever all workers ask for work. */
  onServing(): void;
  /** Ends the serving: what is under way is told to stop. */
  readonly signal: AbortSignal;
}

/** A Temporal that is away is asked again after 1, 2, 4 ... 15 s. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/**
 * Serves until the signal fires; a Temporal that goes away is connected again, however long it takes.
 * @throws what a worker was refused for before it first served
 */
export async function serveQueues(serving: Serving): Promise<void> {
  const { log, signal } = serving;
  let served = false;
  let pauseMs = FIRST_PAUSE_MS;
  const onServing = (): void => {
    served = true;
    pauseMs = FIRST_PAUSE_MS;
    serving.onServing();
  };
  while (!signal.aborted) {
    try {
      await serveOnce({ ...serving, onServing });
    } catch (error) {
      const away = served || error instanceof TransportError;
      if (signal.aborted || !away) throw error;
      log.warn({ err: error, pauseMs }, "Temporal is away; connects again");
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
}

async function serveOnce(serving: Serving): Promise<void> {
  const { address, signal, onServing } = serving;
  const connection = await NativeConnection.connect({ address });
  try {
    const workers: Worker[] = [];
    for (const options of serving.workers)
      workers.push(await Worker.create({ ...options, connection }));
    await runAll(workers, signal, onServing);
  } finally {
    await connection.close();
  }
}

/** Runs workers until the signal fires or one of them fails; then none goes on alone. */
async function runAll(
  workers: readonly Worker[],
  signal: AbortSignal,
  onServing: () => void,
): Promise<void> {
  const stop = (): void => {
    for (const worker of workers)
      if (worker.getState() === "RUNNING") worker.shutdown();
  };
  const runs = workers.map((worker) => worker.run());
  signal.addEventListener("abort", stop, { once: true });
  try {
    if (signal.aborted) stop();
    else onServing();
    await Promise.all(runs);
  } finally {
    stop();
    await Promise.allSettled(runs);
    signal.removeEventListener("abort", stop);
  }
}
