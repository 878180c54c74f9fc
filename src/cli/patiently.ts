import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "./apiClient.js";

/** A server that was stopped to be started anew, or waits for its database, is back by then. */
const PATIENCE_MS = 5 * 60_000;
const PAUSE_MS = 1000;

/** What asking again cannot mend. */
const FINAL = [
  "UNAUTHENTICATED",
  "BAD_USER_INPUT",
  "GRAPHQL_VALIDATION_FAILED",
];

/** How one waits. */
export interface Waiting {
  readonly signal: AbortSignal;
  /** Called once, with what the server did instead of answering. */
  onWait(why: string): void;
}

/**
 * Asks until the server answers, for some minutes.
 * @throws what was thrown last, or at once where asking again cannot mend it or the signal fires
 */
export async function patiently<T>(
  ask: () => Promise<T>,
  { signal, onWait }: Waiting,
): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (let waits = 0; ; waits++) {
    try {
      return await ask();
    } catch (error) {
      const final = error instanceof ApiError && FINAL.includes(error.code);
      if (final || signal.aborted || Date.now() > until) throw error;
      if (waits === 0)
        onWait(error instanceof Error ? error.message : String(error));
      await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
