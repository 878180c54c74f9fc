import type { PageRequest } from "./listing.js";

/** Which entries of the log; null does not matter. */
export interface LogFilter {
  /** What happened, in one word: run, verdict. */
  readonly kind: string | null;
  /** Id of what it happened to. */
  readonly subject: string | null;
}

/**
 * Cypher that finds the entries `n` that pass a filter, from where the page begins and no more than it takes. The index is
 * named, and that it be sought in: of itself the database may go through all of it. The kind is said again in the order, so that
 * nothing of it is sorted; few entries have one subject, and are.
 * @param page null: all of them
 */
export function logStart(filter: LogFilter, page: PageRequest | null): string {
  const { kind, subject } = filter;
  const later = page !== null && page.after !== null;
  const conditions = [
    ...(subject === null ? [] : ["n.subject = $subject"]),
    ...(kind === null ? [] : ["n.kind = $kind"]),
    later ? "n.index > $after[0]" : "n.index >= 0",
  ];
  const order = kind === null ? "n.index" : "n.kind, n.index";
  return `
    MATCH (n:LogEntry) USING INDEX SEEK n:LogEntry(${indexFor(filter)})
    WHERE ${conditions.join(" AND ")}
    ${page === null ? "" : `WITH n ORDER BY ${order} LIMIT $take`}`;
}

function indexFor({ kind, subject }: LogFilter): string {
  if (subject !== null) return "subject";
  return kind === null ? "index" : "kind, index";
}
