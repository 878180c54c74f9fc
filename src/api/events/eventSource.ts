import type { GraphReads } from "../../graph/read/reads.js";

/** Where events are looked for, and how often where there are none. */
export interface EventSource extends Pick<
  GraphReads,
  "eventEntries" | "callsOfRun" | "logSize"
> {
  readonly pollMs: number;
}

/** Events read at once. */
export const MOST_EVENTS = 200;
