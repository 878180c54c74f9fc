import type { NoteSigner, NoteVerifier } from "./noteKey.js";
import { isSigned, keyHash } from "./noteKey.js";

/** Text that is not signed by whom it should be. */
export class NoteError extends Error {
  override readonly name = "NoteError";
}

/**
 * Signs a text: the text, an empty line, and the signature on a line of its own.
 * @param text ends with a line feed
 * @source C2SP signed-note
 */
export function signNote(text: string, signer: NoteSigner): string {
  const signature = Buffer.concat([
    Buffer.from(keyHash(signer), "hex"),
    signer.sign(text),
  ]);
  return `${text}\n— ${signer.name} ${signature.toString("base64")}\n`;
}

/** The text of a note and which of the keys signed it. */
export interface OpenedNote {
  readonly text: string;
  readonly signer: NoteVerifier;
}

/**
 * Opens a note that one of the keys signed; signatures of other keys are left aside.
 * @throws NoteError
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): OpenedNote {
  const { text, signatures } = splitNote(note);
  for (const { name, hash, signature } of signatures) {
    const signer = verifiers.find(
      (one) => one.name === name && keyHash(one) === hash,
    );
    if (signer === undefined) continue;
    if (isSigned(signer, text, signature)) return { text, signer };
    throw new NoteError(`the signature of ${name} is not of this text`);
  }
  const names = signatures.map(({ name, hash }) => `${name} (${hash})`);
  throw new NoteError(
    `it is signed by ${names.join(", ")}, whose key is not among those that are trusted`,
  );
}

interface Signature {
  readonly name: string;
  readonly hash: string;
  readonly signature: Uint8Array;
}

/** The text of a note, whoever signed it. @throws NoteError */
export function splitNote(note: string): {
  readonly text: string;
  readonly signatures: readonly Signature[];
} {
  const end = note.lastIndexOf("\n\n");
  const lines = note.slice(end + 2).split("\n");
  if (end < 0 || lines.pop() !== "" || lines.length === 0)
    throw new NoteError(
      "it is no signed note: a text, an empty line, then signatures",
    );
  return { text: note.slice(0, end + 1), signatures: lines.map(signatureOf) };
}

const HASH_BYTES = 4;

function signatureOf(line: string): Signature {
  const [, name = "", base64 = ""] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length <= HASH_BYTES || bytes.toString("base64") !== base64)
    throw new NoteError(
      `its line ${JSON.stringify(line.slice(0, 80))} is no signature`,
    );
  return {
    name,
    hash: bytes.subarray(0, HASH_BYTES).toString("hex"),
    signature: new Uint8Array(bytes.subarray(HASH_BYTES)),
  };
}
