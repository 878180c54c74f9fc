import { sha256 } from "../identity.js";
import type { Frontier } from "./frontier.js";
import { EMPTY_FRONTIER, grow, rootOf } from "./frontier.js";
import type { LogEntry } from "./logEntry.js";
import { entryText, GENESIS } from "./logEntry.js";
import { leafHash } from "./merkleHash.js";

/** The first thing that is wrong with a log. */
export class LogFault extends Error {
  override readonly name = "LogFault";
  constructor(
    /** The entry that tells, or the size of the log where its end does. */
    readonly index: number,
    message: string,
  ) {
    super(message);
  }
}

/** Recomputes a log from what its entries say, one after the other. */
export interface LogAudit {
  /** @throws LogFault */
  add(entry: LogEntry): void;
  /** Entries so far. */
  readonly size: number;
  /** Of the entries so far. */
  root(): string;
}

/** Starts before the first entry. */
export function auditLog(): LogAudit {
  let previous = GENESIS;
  let frontier: Frontier = EMPTY_FRONTIER;
  return {
    add(entry) {
      const index = frontier.size;
      const fault = (why: string) =>
        new LogFault(index, `entry ${index} of the log ${why}`);
      if (entry.index !== index)
        throw fault(`is missing: the next is ${entry.index}`);
      if (entry.previous !== previous)
        throw fault("does not follow the entry before it");
      const text = entryText(entry);
      if (sha256(text) !== entry.hash)
        throw fault("is not what was written: its hash is of something else");
      frontier = grow(frontier, leafHash(text)).frontier;
      previous = entry.hash;
    },
    get size() {
      return frontier.size;
    },
    root: () => rootOf(frontier),
  };
}
