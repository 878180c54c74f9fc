import type {
  ClaimLinks,
  LogEntry,
  SoundLog,
  Thing,
} from "../../compose/log.js";
import {
  checkLog,
  ContentFault,
  LogFault,
  NoteError,
  RECORDED,
  StandingFault,
  verifierText,
} from "../../compose/log.js";
import type { ApiClient } from "../apiClient.js";
import { OlderServerError } from "../apiClient.js";
import { FAILED } from "../exitCode.js";
import { CHECKPOINT, LOG } from "../logDocuments.js";
import type { Output } from "../output.js";
import { readPinnedKey } from "../readPinnedKey.js";
import { readText } from "../readText.js";
import { refuseExisting, writeNewFile } from "../writeNewFile.js";

/** What the log is held against. */
export interface LogCheckOptions {
  /** File with a checkpoint that was kept. */
  readonly checkpoint?: string;
  /** File with the public key to trust. */
  readonly key?: string;
}

interface Log {
  readonly log: { readonly size: number; readonly root: string };
}

/** Recomputes the whole log here and holds against it a kept checkpoint, where claims stand and what things say. A fault ends it with 1. */
export async function logCheckCommand(
  api: ApiClient,
  options: LogCheckOptions,
  output: Output,
): Promise<void> {
  const { checkpoint, key } = options;
  const kept = checkpoint === undefined ? null : await readText(checkpoint);
  const pinned = await readPinnedKey(key);
  const { log: head } = await api.request<Log>(LOG);
  try {
    const entries = (start: number) => entriesOf(api, start);
    const links = linksOf(api);
    const contents = contentsOf(api);
    const against = { links, contents, kept, pinned };
    const sound = await checkLog({ entries, head, ...against });
    tellSound(sound, output);
  } catch (error) {
    if (!(error instanceof LogFault || error instanceof NoteError)) throw error;
    const index = error instanceof LogFault ? error.index : null;
    output.print(`NOT SOUND: ${error.message}`);
    const claim = error instanceof StandingFault ? error.claim : null;
    const thing =
      error instanceof ContentFault
        ? { kind: error.kind, id: error.id, field: error.field }
        : null;
    const { message } = error;
    output.document({ sound: false, index, claim, thing, message });
    process.exitCode = FAILED;
  }
}

function tellSound(sound: SoundLog, output: Output): void {
  const { size, root, keys, kept, claims, things } = sound;
  output.print(`sound: ${size} entries, root ${root}`);
  output.print(`${claims} claims stand where the log left them`);
  output.print(`${things} things that it records are what it says of them`);
  output.print(
    kept === null
      ? "held against no checkpoint: keep one with histoclaim log checkpoint FILE"
      : `begins with the ${kept.size} entries of the checkpoint, signed by ${verifierText(kept.signer)}`,
  );
  for (const { index, verifier, endorsed } of keys)
    if (!endorsed)
      output.print(
        `notice: the key of entry ${index}, ${verifierText(verifier)}, came without the word of the one before`,
      );
  output.document({
    sound: true,
    size,
    root,
    claims,
    things,
    checkpoint: kept === null ? null : { size: kept.size, root: kept.root },
    keys: keys.map(({ index, verifier, endorsed }) => {
      return { index, verifier: verifierText(verifier), endorsed };
    }),
  });
}

/** The log's entries as the server holds them, a thousand at a time. */
async function* entriesOf(
  api: ApiClient,
  start: number,
): AsyncGenerator<LogEntry> {
  for (let next = start; ;) {
    const page = await linesAt<LogEntry>(api, `/log/entries?start=${next}`);
    if (page.length === 0) return;
    yield* page;
    next += page.length;
  }
}

/** Where the links of every claim lead, a thousand claims at a time. */
async function* linksOf(api: ApiClient): AsyncGenerator<ClaimLinks> {
  for (let after = ""; ;) {
    const page = await linesAt<ClaimLinks>(api, `/log/claims?after=${after}`);
    const last = page.at(-1);
    if (last === undefined) return;
    yield* page;
    after = last.claim;
  }
}

/** Everything that the log's entries record, label by label, five hundred things at a time. */
async function* contentsOf(api: ApiClient): AsyncGenerator<Thing> {
  for (const label of RECORDED)
    for (let after = ""; ;) {
      const path = `/log/contents?of=${label}&after=${after}`;
      const page = await linesAt<Thing>(api, path);
      const last = page.at(-1);
      if (last === undefined) break;
      yield* page;
      after = last.id;
    }
}

/** The documents at an address, one a line. @throws OlderServerError where the server has no such address: nothing would pass for sound */
async function linesAt<T>(api: ApiClient, path: string): Promise<T[]> {
  const lines = await api.file(path);
  if (lines === null) throw new OlderServerError(`it has no ${path}`);
  return lines
    .toString()
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as T);
}

type Checkpoint =
  | {
      readonly __typename: "Checkpoint";
      readonly size: number;
      readonly root: string;
      readonly note: string;
    }
  | { readonly __typename: "NotSigned"; readonly message: string };

/** Has the log signed as it is, and prints that or keeps it in a new file. @throws where it is not signed, or the file is there already */
export async function logCheckpointCommand(
  api: ApiClient,
  file: string | undefined,
  output: Output,
): Promise<void> {
  if (file !== undefined) await refuseExisting(file);
  const { log } = await api.request<{ log: { checkpoint: Checkpoint } }>(
    CHECKPOINT,
  );
  const { checkpoint } = log;
  if (checkpoint.__typename === "NotSigned")
    throw new Error(checkpoint.message);
  const { size, root, note } = checkpoint;
  if (file !== undefined) await writeNewFile(file, Buffer.from(note));
  output.print(
    file === undefined ? note.trimEnd() : `${size} entries signed in ${file}`,
  );
  output.document({ size, root, note });
}
