import { setTimeout as sleep } from "node:timers/promises";
import {
  Connection,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from "@temporalio/client";

/** A connection to Temporal, and the way to end it. */
export interface TemporalConnection {
  readonly connection: Connection;
  /** Calls on their way fail for who waits for them. */
  close(): Promise<void>;
}

/**
 * Connects at the first call, and again after Temporal was away. A call that is sent again on a closed connection throws
 * where nobody can catch it: once this one closes nothing more is sent again, and what was about to be goes first.
 */
export function temporalConnection(address: string): TemporalConnection {
  const usual = defaultGrpcRetryOptions();
  let isClosing = false;
  let lastRetry = 0;
  const connection = Connection.lazy({
    address,
    interceptors: [
      makeGrpcRetryInterceptor({
        retryableDecider: (attempt, status) =>
          !isClosing && usual.retryableDecider(attempt, status),
        delayFunction: (attempt, status) => {
          const ms = usual.delayFunction(attempt, status);
          lastRetry = Math.max(lastRetry, performance.now() + ms);
          return ms;
        },
      }),
    ],
  });
  return {
    connection,
    async close() {
      isClosing = true;
      await sleep(Math.max(0, lastRetry - performance.now()) + MARGIN_MS);
      await connection.close();
    },
  };
}

/** Timers may be this late. */
const MARGIN_MS = 20;
