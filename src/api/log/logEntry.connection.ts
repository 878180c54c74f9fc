import { connectionOf } from "../paging/connectionOf.js";
import { LogEntry } from "./logEntry.type.js";

/** Pages of the log. */
export const LogEntryConnection = connectionOf(LogEntry, "LogEntry");
