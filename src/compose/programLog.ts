import { pino } from "pino";
import type { Logger } from "pino";

/** The log of a program: JSON lines on stderr. Secrets are never given to it; what is named like one is left out. */
export function programLog(name: string): Logger {
  const redact = {
    paths: ["password", "token", "*.password", "*.token"],
    censor: "***",
  };
  return pino({ name, redact }, pino.destination({ dest: 2, sync: true }));
}
