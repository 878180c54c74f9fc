import { canonical, identify, sha256 } from "../identity.js";
import { leafHash } from "./merkleHash.js";

/** What the first entry names as the one before it. */
export const GENESIS = "0".repeat(64);

/** What an entry says. */
export interface LogStatement {
  /** What happened, in one word: protocol, run, verdict. */
  readonly kind: string;
  /** Id of the node it happened to. */
  readonly subject: string;
  /** Plain data; kept as canonical JSON. */
  readonly body: unknown;
}

/** What an entry says, at its place. */
export interface PlacedStatement extends LogStatement {
  /** Counted from 0, without gaps: the order in which things were registered. */
  readonly index: number;
  /** Hash of the entry before. */
  readonly previous: string;
}

/** An entry as the log keeps it. */
export interface LogEntry extends PlacedStatement {
  readonly hash: string;
}

/** The bytes of an entry: the tree's leaf, and what its hash is of. They bind, by `previous`, everything before too. */
export function entryText(entry: PlacedStatement): string {
  const { index, kind, subject, body, previous } = entry;
  return canonical({ index, kind, subject, body, previous });
}

/** Hash of an entry, which the next one names. */
export function entryHash(entry: PlacedStatement): string {
  return sha256(entryText(entry));
}

/** Id of an entry, which follows from its hash. */
export function entryId({ hash }: Pick<LogEntry, "hash">): string {
  return identify("LogEntry", { hash });
}

/** An entry at its place, with its hash and that of its leaf. */
export function placeEntry(entry: PlacedStatement): {
  readonly entry: LogEntry;
  readonly leaf: string;
} {
  const text = entryText(entry);
  return {
    entry: { ...entry, hash: sha256(text) },
    leaf: leafHash(text),
  };
}
