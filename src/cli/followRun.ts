import type { ApiClient } from "./apiClient.js";
import { RUN } from "./documents.js";
import type { Output } from "./output.js";

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

/**
 * Shows progress until the run ends or the person detaches with Ctrl-C.
 * @returns the ended run, or null where the person detached
 */
export async function followRun(
  api: ApiClient,
  id: string,
  output: Output,
): Promise<RunState | null> {
  const detached = new AbortController();
  const detach = () => {
    detached.abort();
  };
  process.once("SIGINT", detach);
  try {
    while (!detached.signal.aborted) {
      const { run } = await api.request<{ run: RunState | null }>(RUN, { id });
      if (run === null) throw new Error(`run ${id} is not known to the server`);
      output.progress(progressLine(run));
      if (run.status !== "RUNNING") return run;
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    output.note(
      `detached; the run goes on. Follow it again with the same command, stop it with: histoclaim cancel ${id}`,
    );
    return null;
  } finally {
    process.off("SIGINT", detach);
  }
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
  const waiting = stages.length === 0 ? "starting" : stages.join(" · ");
  return run.status === "RUNNING"
    ? waiting
    : `${run.status.toLowerCase()}: ${waiting}`;
}
