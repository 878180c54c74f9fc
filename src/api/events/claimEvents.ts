import { setTimeout as wait } from "node:timers/promises";
import type { EventEntry } from "../../graph/read/events.js";
import { labelOf } from "../../knowledge/identity.js";
import type { Label } from "../../knowledge/provenance.js";
import { decodePlace, encodePlace, refuseCursor } from "./eventCursor.js";
import { MOST_EVENTS, type EventSource } from "./eventSource.js";

/** Something that happened to claims, with its place in the log. */
export interface ClaimHappening extends EventEntry {
  readonly cursor: string;
}

const STREAM = "claimEvents";

/** What entries of the log tell of claims: all else is about runs, protocols and tokens. */
const OF_CLAIMS = new Set<Label | null>([
  "ClaimVersion",
  "Verdict",
  "Review",
  "Withdrawal",
  "Reinstatement",
]);

/** What happens to claims, from an event on, or from the first; it goes on until nobody listens. */
export async function* claimEvents(
  source: EventSource,
  after: string | null,
): AsyncGenerator<ClaimHappening, void, void> {
  let from = after === null ? 0 : indexOf(after) + 1;
  for (;;) {
    const entries = await source.eventEntries({ from, most: MOST_EVENTS });
    for (const entry of entries) {
      from = entry.index + 1;
      if (OF_CLAIMS.has(labelOf(entry.subject)))
        yield { ...entry, cursor: encodePlace(STREAM, [entry.index]) };
    }
    if (entries.length < MOST_EVENTS) await wait(source.pollMs);
  }
}

/** The cursor after which claimEvents tells only what happens from now on; null while nothing has happened at all. */
export async function claimCursor(
  source: Pick<EventSource, "logSize">,
): Promise<string | null> {
  const size = await source.logSize();
  return size === 0 ? null : encodePlace(STREAM, [size - 1]);
}

function indexOf(cursor: string): number {
  const [index, ...more] = decodePlace(STREAM, cursor);
  const sound = typeof index === "number" && Number.isSafeInteger(index);
  return sound && index >= 0 && more.length === 0
    ? index
    : refuseCursor(cursor);
}
