import type { RequestHandler } from "express";
import type { LogEntry } from "../../knowledge/log/logEntry.js";
import { sendError } from "./sendError.js";
import { sendLines } from "./sendLines.js";

/** Reads entries of the log from an index to before another. */
export type ReadEntries = (start: number, end: number) => Promise<LogEntry[]>;

/** Entries that are sent at once at most. */
const MOST_ENTRIES = 1000;

/** Answers /log/entries?start=0: a thousand entries from there on, one JSON document a line, as they are hashed. */
export function logEntries(entries: ReadEntries): RequestHandler {
  return async (req, res) => {
    const { start = "0" } = req.query;
    if (typeof start !== "string" || !/^\d{1,15}$/.test(start)) {
      const message = "start is the index of an entry, such as 0";
      sendError(res, 400, { code: "BAD_USER_INPUT", message });
      return;
    }
    const from = Number(start);
    sendLines(res, await entries(from, from + MOST_ENTRIES));
  };
}
