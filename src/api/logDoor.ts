import type { LogReads } from "../graph/read/logReads.js";
import type { LogKeeper } from "../governance/logKeeper.js";
import type { Within } from "./limits/deadline.js";

/** What the log says, and who signs it. */
export type LogDoor = LogReads & Pick<LogKeeper, "checkpoint" | "rotate">;

/** The same, each part waiting until the deadline at most. */
export function logWithin(log: LogDoor, within: Within): LogDoor {
  return {
    head: () => within(log.head()),
    entries: (start, end) => within(log.entries(start, end)),
    claims: (page) => within(log.claims(page)),
    contents: (page) => within(log.contents(page)),
    keys: () => within(log.keys()),
    inclusion: (id, size) => within(log.inclusion(id, size)),
    consistency: (from, to) => within(log.consistency(from, to)),
    checkpoint: () => within(log.checkpoint()),
    rotate: (rotation, by) => within(log.rotate(rotation, by)),
  };
}
