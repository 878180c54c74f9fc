import type { LogAudit } from "./auditLog.js";
import { auditLog, LogFault } from "./auditLog.js";
import type { TreeHead } from "./checkProof.js";
import type { OpenedCheckpoint } from "./checkpoint.js";
import { openCheckpoint, readCheckpoint } from "./checkpoint.js";
import type { LastSaid } from "./checkStandings.js";
import { checkStandings, noteStanding } from "./checkStandings.js";
import type { ClaimLinks } from "./claimStanding.js";
import { EMPTY_ROOT } from "./merkleHash.js";
import type { LogKey } from "./keyChain.js";
import { keyChain, trustedKeys } from "./keyChain.js";
import type { LogEntry } from "./logEntry.js";
import type { LastRecorded } from "../recorded/checkContents.js";
import { checkContents, noteRecorded } from "../recorded/checkContents.js";
import type { Thing } from "../recorded/thing.js";
import type { NoteVerifier } from "./noteKey.js";
import { NoteError } from "./signedNote.js";

/** A log to be checked. */
export interface LogToCheck {
  /** All of it from an index on, or more, in its order. */
  readonly entries: (start: number) => AsyncIterable<LogEntry>;
  /** Every claim: read after the entries. */
  readonly links: AsyncIterable<ClaimLinks>;
  /** Everything that its entries record: read after the entries. */
  readonly contents: AsyncIterable<Thing>;
  /** What it is said to come to. */
  readonly head: TreeHead;
  /** A checkpoint that was kept from before; null where none was. */
  readonly kept: string | null;
  /** The only first key that is trusted; null: those that the log names. */
  readonly pinned: NoteVerifier | null;
}

/** A log that is sound. */
export interface SoundLog extends TreeHead {
  readonly keys: readonly LogKey[];
  /** The checkpoint that was kept, which the log begins with. */
  readonly kept: OpenedCheckpoint | null;
  /** Claims that stand where it left them. */
  readonly claims: number;
  /** Things that are what it says of them. */
  readonly things: number;
}

/**
 * Recomputes a log from what its entries say, and holds it against a checkpoint that was kept: an entry that was edited,
 * moved or cut off since is told. Then holds against it where claims stand, and what the things say that it records.
 * @throws LogFault, NoteError, BadKeyError
 */
export async function checkLog(log: LogToCheck): Promise<SoundLog> {
  const { size, root } = log.head;
  const { roots, keys, audit, last, recorded } = await recompute(log);
  const ends = audit.size;
  if (ends < size)
    throw new LogFault(
      ends,
      `the log is said to have ${size} entries and ends after ${ends}`,
    );
  if (roots.get(size) !== root)
    throw new LogFault(
      size,
      "the root that the log gives is not that of its entries",
    );
  const kept = log.kept === null ? null : openKept(log, log.kept, keys);
  if (kept !== null) holdAgainst(kept, log.head, roots);
  const standings = await checkStandings(last, log.links);
  const contents = await checkContents(recorded, log.contents);
  if (standings.some || contents.some)
    for await (const entry of log.entries(size)) {
      audit.add(entry);
      standings.hear(entry);
      contents.hear(entry);
    }
  const fault =
    standings.fault(size) ??
    (await contents.fault(size, (index) => first(log.entries(index))));
  if (fault !== null) throw fault;
  const { count: claims } = standings;
  return { size, root, keys, kept, claims, things: contents.count };
}

async function first<T>(items: AsyncIterable<T>): Promise<T | undefined> {
  for await (const item of items) return item;
  return undefined;
}

/** What the entries come to. */
interface Recomputed {
  /** At the log's size and at that of the checkpoint, where it has been so long. */
  readonly roots: ReadonlyMap<number, string>;
  readonly keys: readonly LogKey[];
  /** Stands at the head, or where the entries end before it. */
  readonly audit: LogAudit;
  readonly last: LastSaid;
  readonly recorded: LastRecorded;
}

async function recompute({
  entries,
  head,
  kept,
}: LogToCheck): Promise<Recomputed> {
  const asked = [head.size, kept === null ? 0 : readCheckpoint(kept).size];
  const audit = auditLog();
  const roots = new Map([[0, EMPTY_ROOT]]);
  const keys: LogEntry[] = [];
  const last: LastSaid = new Map();
  const recorded: LastRecorded = new Map();
  for await (const entry of entries(0)) {
    if (audit.size === head.size) break;
    audit.add(entry);
    if (asked.includes(audit.size)) roots.set(audit.size, audit.root());
    if (entry.kind === "key") keys.push(entry);
    noteStanding(last, entry);
    noteRecorded(recorded, entry);
  }
  return { roots, keys: keyChain(keys), audit, last, recorded };
}

function openKept(
  { pinned }: LogToCheck,
  note: string,
  keys: readonly LogKey[],
): OpenedCheckpoint {
  try {
    return openCheckpoint(note, trustedKeys(keys, pinned));
  } catch (error) {
    if (error instanceof NoteError)
      throw new NoteError(`the checkpoint cannot be used: ${error.message}`);
    throw error;
  }
}

function holdAgainst(
  kept: OpenedCheckpoint,
  head: TreeHead,
  roots: ReadonlyMap<number, string>,
): void {
  if (kept.size > head.size)
    throw new LogFault(
      head.size,
      `the log has ${head.size} entries and had ${kept.size} when the checkpoint was signed: its end was cut off`,
    );
  if (roots.get(kept.size) !== kept.root)
    throw new LogFault(
      kept.size,
      `the first ${kept.size} entries are not those that the checkpoint was signed for: one was edited, moved or put in since`,
    );
}
