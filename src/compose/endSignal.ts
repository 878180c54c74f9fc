import type { Logger } from "pino";

/** Fires when this program is asked to end, once; the second Ctrl-C ends it at once. */
export function endSignal(log: Logger): AbortSignal {
  const end = new AbortController();
  for (const name of ["SIGTERM", "SIGINT"] as const)
    process.once(name, () => {
      log.info({ signal: name }, "ends");
      end.abort();
    });
  return end.signal;
}
