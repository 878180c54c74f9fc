import { z } from "zod";
import { canonical } from "../identity.js";
import { CLAIM_STANDING } from "../log/claimStanding.js";
import type { LogEntry } from "../log/logEntry.js";
import { ContentFault } from "./contentFault.js";
import type { Difference, Doubt } from "./contentFault.js";
import type { Held } from "./held.js";
import { digestOf, heldByEntry, heldOf, keyOf, claimHeld } from "./held.js";
import { isRecorded, READERS } from "./readers.js";
import type { Saying, Thing } from "./thing.js";

/**
 * The last that a log says of each thing that it records: the entry and the hash of what it says. As much is held in memory as
 * there are things (some 300 bytes each), whatever they say.
 */
export type LastRecorded = Map<
  string,
  { readonly index: number; readonly digest: string }
>;

/** Takes in what an entry says of things, if it says anything. */
export function noteRecorded(last: LastRecorded, entry: LogEntry): void {
  for (const held of heldByEntry(entry))
    last.set(keyOf(held), { index: entry.index, digest: digestOf(held) });
}

/** Things that are not what the log said of them at some size. */
export interface ContentDoubts {
  /** How many things there are. */
  readonly count: number;
  readonly some: boolean;
  /** Takes in what the log says beyond that size, which goes on while things are read: a thing may be what it says there. */
  hear(entry: LogEntry): void;
  /**
   * The first that is left, by its entry, those after it that only lack what follows from another; null where none is.
   * @param size of the log @param entryAt reads an entry again
   */
  fault(
    size: number,
    entryAt: (index: number) => Promise<LogEntry | undefined>,
  ): Promise<ContentFault | null>;
}

/**
 * Holds things against the log, one after the other as they come.
 * @param last is used up: what is left of it is not in the graph
 * @param things every one, as it is now
 */
export async function checkContents(
  last: LastRecorded,
  things: AsyncIterable<Thing>,
): Promise<ContentDoubts> {
  const doubts = new Map<string, Doubt>();
  let count = 0;
  for await (const thing of things) {
    count++;
    for (const doubt of doubtsOf(last, thing))
      doubts.set(doubtKey(doubt), doubt);
  }
  for (const [key, { index }] of last) {
    const [kind = "", id = ""] = key.split(" ");
    const doubt: Doubt = { kind, id, index, difference: { how: "gone" } };
    doubts.set(doubtKey(doubt), doubt);
  }
  return {
    count,
    get some() {
      return doubts.size > 0;
    },
    hear: (entry) => {
      hear(doubts, entry);
    },
    fault: (size, entryAt) => firstFault(doubts, size, entryAt),
  };
}

/** A thing may differ in what it says, and in what follows from another. */
function doubtKey({ kind, id, difference }: Doubt): string {
  const apart = difference.how === "does not follow" ? " follows" : "";
  return `${keyOf({ kind, id })}${apart}`;
}

function doubtsOf(last: LastRecorded, thing: Thing): Doubt[] {
  if (!isRecorded(thing.label)) return [];
  const { kinds, says } = READERS[thing.label];
  const { id } = thing;
  const [first = ""] = kinds;
  const saying = readSaying(says, thing);
  if (typeof saying === "string") {
    const keys = kinds.map((kind) => keyOf({ kind, id }));
    const index = keys.map((key) => last.get(key)?.index).find(isIndex) ?? null;
    for (const key of keys) last.delete(key);
    const difference: Difference = { how: "unreadable", why: saying };
    return [{ kind: first, id, index, difference }];
  }
  const index = last.get(keyOf({ kind: first, id }))?.index ?? null;
  const held = saying.statements.flatMap(heldOf);
  if (thing.label === "Claim") held.push(claimHeld(id));
  return [
    ...held.flatMap((one) => heldAgainst(last, one)),
    ...saying.follows
      .filter(({ found, due }) => !same(found, due))
      .slice(0, 1)
      .map((follows): Doubt => {
        return {
          ...{ kind: first, id, index },
          difference: { how: "does not follow", follows },
        };
      }),
  ];
}

const isIndex = (index: number | undefined): index is number =>
  index !== undefined;

/** What a thing says; or why it cannot be read. */
function readSaying(
  says: (thing: unknown) => Saying,
  thing: Thing,
): Saying | string {
  try {
    return says(thing);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const [issue] = error.issues;
    return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`;
  }
}

const same = (some: unknown, other: unknown) =>
  canonical(some ?? null) === canonical(other ?? null);

function heldAgainst(last: LastRecorded, held: Held): Doubt[] {
  const { kind, id, said } = held;
  const key = keyOf(held);
  const recorded = last.get(key);
  last.delete(key);
  if (recorded === undefined)
    return [{ kind, id, index: null, difference: { how: "unrecorded", said } }];
  if (recorded.digest === digestOf(held)) return [];
  const { index } = recorded;
  return [{ kind, id, index, difference: { how: "differs", said } }];
}

function hear(doubts: Map<string, Doubt>, entry: LogEntry): void {
  if (doubts.size === 0) return;
  for (const held of heldByEntry(entry)) {
    const key = keyOf(held);
    const difference = doubts.get(key)?.difference;
    if (difference === undefined || !("said" in difference)) continue;
    if (same(difference.said, held.said)) doubts.delete(key);
  }
  // What a claim keeps for lists may be of before, and the verdict of after.
  if (entry.kind === CLAIM_STANDING)
    doubts.delete(`${keyOf(claimHeld(entry.subject))} follows`);
}

async function firstFault(
  doubts: ReadonlyMap<string, Doubt>,
  size: number,
  entryAt: (index: number) => Promise<LogEntry | undefined>,
): Promise<ContentFault | null> {
  const place = ({ index, difference }: Doubt) =>
    (index ?? size) + (difference.how === "does not follow" ? size + 1 : 0);
  let first: Doubt | undefined;
  for (const doubt of doubts.values())
    if (first === undefined || place(doubt) < place(first)) first = doubt;
  if (first === undefined) return null;
  const { index, kind, id, difference } = first;
  const entry =
    index === null || difference.how !== "differs"
      ? undefined
      : await entryAt(index);
  const logged = entry === undefined ? [] : heldByEntry(entry);
  const own = logged.find((held) => held.kind === kind && held.id === id);
  return new ContentFault(first, {
    logged: own?.said ?? null,
    size,
    others: doubts.size - 1,
  });
}
