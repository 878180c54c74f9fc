import type { ClaimFilter } from "./claimFilter.js";
import type { LogFilter } from "./logStart.js";

/** What narrows a list: claims by theirs, entries of the log by theirs; other lists take none. */
export type ListFilter = ClaimFilter | LogFilter;
