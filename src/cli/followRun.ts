import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient } from "./apiClient.js";
import { RUN } from "./documents.js";
import type { Output } from "./output.js";
import { patiently } from "./patiently.js";

/** A run as it stands. */
export interface RunState {
  readonly id: string;
  readonly status: string;
  readonly message: string | null;
  readonly progress: readonly {
    readonly stage: string;
    readonly done: number;
    readonly total: number;
  }[];
}

const EVERY_MS = 700;

/** How a run is followed. */
export interface Following {
  readonly output: Output;
  /** Ends the following; the run goes on. */
  readonly signal: AbortSignal;
}

/**
 * Shows progress until the run ends or the signal fires. A server that is away for a while is waited for.
 * @returns the ended run, or null where the signal fired first
 */
export async function followRun(
  api: ApiClient,
  id: string,
  { output, signal }: Following,
): Promise<RunState | null> {
  const onWait = (why: string): void =>
    output.note(`the server does not answer (${why}); waits for it`);
  while (!signal.aborted) {
    const asked = await patiently(
      () => api.request<{ run: RunState | null }>(RUN, { id }),
      { signal, onWait },
    ).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
    if (!asked) return null;
    if (asked.run === null)
      throw new Error(`run ${id} is not known to the server`);
    output.progress(progressLine(asked.run));
    if (asked.run.status !== "RUNNING") return asked.run;
    await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return null;
}

/** "slides 41/60 · training 0/4": the stages that have begun and how far each is. */
export function progressLine(run: RunState): string {
  const stages = run.progress
    .filter(
      ({ total, done }) =>
        total > 0 && (done < total || run.status !== "RUNNING"),
    )
    .map(
      ({ stage, done, total }) =>
        `${stage} ${Number(done.toFixed(1))}/${total}`,
    );
  const begun = run.progress.some(({ total }) => total > 0);
  const idle = begun ? "prepares the next stage" : "starting";
  const waiting = stages.length === 0 ? idle : stages.join(" · ");
  return run.status === "RUNNING"
    ? waiting
    : `${run.status.toLowerCase()}: ${waiting}`;
}
