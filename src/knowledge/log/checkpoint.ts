import type { TreeHead } from "./checkProof.js";
import type { NoteSigner, NoteVerifier } from "./noteKey.js";
import { NoteError, openNote, signNote, splitNote } from "./signedNote.js";

/** What of which log was signed. */
export interface Checkpoint extends TreeHead {
  /** Name of the log. */
  readonly origin: string;
}

/** A checkpoint and which of the keys signed it. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly signer: NoteVerifier;
}

/** Signs a log as it is; its name is the key's. @source C2SP tlog-checkpoint */
export function signCheckpoint(
  { size, root }: TreeHead,
  signer: NoteSigner,
): string {
  const hash = Buffer.from(root, "hex").toString("base64");
  return signNote(`${signer.name}\n${size}\n${hash}\n`, signer);
}

/** Opens a checkpoint that one of the keys signed. @throws NoteError */
export function openCheckpoint(
  note: string,
  verifiers: readonly NoteVerifier[],
): OpenedCheckpoint {
  const { text, signer } = openNote(note, verifiers);
  const checkpoint = parse(text);
  if (checkpoint.origin !== signer.name)
    throw new NoteError(
      `it is a checkpoint of ${checkpoint.origin} signed by ${signer.name}`,
    );
  return { ...checkpoint, signer };
}

/** Reads a checkpoint whoever signed it. @throws NoteError */
export function readCheckpoint(note: string): Checkpoint {
  return parse(splitNote(note).text);
}

const ROOT_BYTES = 32;

function parse(text: string): Checkpoint {
  const [origin = "", size = "", base64 = ""] = text.split("\n");
  const root = Buffer.from(base64, "base64");
  const whole =
    origin !== "" &&
    /^(0|[1-9]\d{0,14})$/.test(size) &&
    root.length === ROOT_BYTES &&
    root.toString("base64") === base64;
  if (!whole)
    throw new NoteError(
      "it is no checkpoint: a name, a size, a root, a line each",
    );
  return { origin, size: Number(size), root: root.toString("hex") };
}
