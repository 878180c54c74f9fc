import { z } from "zod";
import { sha256 } from "../identity.js";
import type { NoteSigner, NoteVerifier } from "./noteKey.js";
import { parseVerifier, verifierText } from "./noteKey.js";
import { NoteError, openNote, signNote } from "./signedNote.js";

/** The body of a `key` entry: from here on the log is signed with this key. */
export const keyBody = z.object({
  verifier: z.string(),
  /** The key before; null for the first. */
  previous: z.string().nullable(),
  /** A note of the key before that names this one; null where it was lost. */
  endorsement: z.string().nullable(),
  at: z.string(),
  /** Id of the Agent who asked for it; null: the program itself. */
  by: z.string().nullable(),
  /** Of the request. */
  idempotencyKey: z.string(),
});

export type KeyBody = z.infer<typeof keyBody>;

/** A key that signs or signed a log. */
export interface LogKey {
  /** Index of its entry. */
  readonly index: number;
  readonly verifier: NoteVerifier;
  /** Whether the key before signed for it; of the first, true. */
  readonly endorsed: boolean;
}

/** Name of the log whose first key this is. */
export function logName(firstKey: Uint8Array): string {
  return `histoclaim/${sha256(firstKey).slice(0, 16)}`;
}

/** The old key says which one follows it. */
export function endorse(old: NoteSigner, next: NoteVerifier): string {
  return signNote(endorsementText(old, next), old);
}

/** The keys of a log in their order, from its `key` entries. @throws BadKeyError, ZodError */
export function keyChain(
  entries: readonly { readonly index: number; readonly body: unknown }[],
): LogKey[] {
  let before: NoteVerifier | null = null;
  return entries.map(({ index, body }) => {
    const { verifier: line, endorsement } = keyBody.parse(body);
    const verifier = parseVerifier(line);
    const endorsed =
      before === null || isEndorsed(endorsement, before, verifier);
    before = verifier;
    return { index, verifier, endorsed };
  });
}

/**
 * The keys that whoever trusts a key may trust: it, and those that follow it by signature, one after the other. Without a
 * pinned key all of the log's.
 */
export function trustedKeys(
  chain: readonly LogKey[],
  pinned: NoteVerifier | null,
): NoteVerifier[] {
  if (pinned === null) return chain.map(({ verifier }) => verifier);
  const line = verifierText(pinned);
  const start = chain.findIndex((key) => verifierText(key.verifier) === line);
  const followers = start < 0 ? [] : chain.slice(start + 1);
  const stop = followers.findIndex(({ endorsed }) => !endorsed);
  return [
    pinned,
    ...(stop < 0 ? followers : followers.slice(0, stop)).map(
      ({ verifier }) => verifier,
    ),
  ];
}

function isEndorsed(
  endorsement: string | null,
  old: NoteVerifier,
  next: NoteVerifier,
): boolean {
  if (endorsement === null) return false;
  try {
    return openNote(endorsement, [old]).text === endorsementText(old, next);
  } catch (error) {
    if (error instanceof NoteError) return false;
    throw error;
  }
}

function endorsementText(old: NoteVerifier, next: NoteVerifier): string {
  return `histoclaim key rotation\n${verifierText(old)}\n${verifierText(next)}\n`;
}
