import type { KeptCheckpoint, keepCheckpoint } from "../graph/checkpoints.js";
import type { Graph } from "../graph/graph.js";
import type { logHead } from "../graph/log.js";
import type { appendKey, logKeys } from "../graph/logKeys.js";
import type { consistencyProof } from "../graph/logProofs.js";
import type { Caller } from "../knowledge/caller.js";
import { isConsistent } from "../knowledge/log/checkProof.js";
import { readCheckpoint, signCheckpoint } from "../knowledge/log/checkpoint.js";
import type { TreeHead } from "../knowledge/log/checkProof.js";
import type { NoteSigner } from "../knowledge/log/noteKey.js";
import { createKeyring } from "./keyring.js";
import type { KeyRotation, Rotated } from "./keyring.js";

/** A signed checkpoint, or why none is signed. */
export type Signed =
  | { readonly kind: "signed"; readonly checkpoint: KeptCheckpoint }
  | { readonly kind: "refused"; readonly message: string };

/** Signs the log, with a key that lies outside the database. */
export interface LogKeeper {
  /** Signs the log as it is now, unless it lost or changed what was signed before. */
  checkpoint(): Promise<Signed>;
  /** Another key signs from now on; the old one signs for it. */
  rotate(rotation: KeyRotation, by: Caller): Promise<Rotated>;
  /** The key that signs, made at the first asking; or why there is none. */
  signer(): Promise<NoteSigner | { readonly refused: string }>;
}

/** The owner's files, outside the database. */
export interface KeyFiles {
  readonly folder: string;
  read(name: string): Promise<string | null>;
  write(name: string, content: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** What a keeper reaches outside itself. */
export interface LogKeeperDeps {
  readonly graph: {
    readonly store: Graph;
    readonly logHead: typeof logHead;
    readonly logKeys: typeof logKeys;
    readonly appendKey: typeof appendKey;
    readonly consistencyProof: typeof consistencyProof;
    readonly keepCheckpoint: typeof keepCheckpoint;
  };
  readonly files: KeyFiles;
  readonly now: () => Date;
}

/** File with the last checkpoint that was signed: what the log must still begin with. */
const LAST = "checkpoint.txt";

/** Builds the keeper of a process. */
export function createLogKeeper(deps: LogKeeperDeps): LogKeeper {
  const keyring = createKeyring(deps);
  return {
    rotate: keyring.rotate,
    signer: keyring.signer,
    async checkpoint() {
      const signer = await keyring.signer();
      if ("refused" in signer)
        return { kind: "refused", message: signer.refused };
      // Read before the log's head, which may have grown since but not shrunk.
      const last = await deps.files.read(LAST);
      const head = await deps.graph.logHead(deps.graph.store);
      const lost = last === null ? null : await lostSince(deps, last, head);
      if (lost !== null) return { kind: "refused", message: lost };
      return { kind: "signed", checkpoint: await sign(deps, head, signer) };
    },
  };
}

async function sign(
  { graph, files }: LogKeeperDeps,
  head: TreeHead,
  signer: NoteSigner,
): Promise<KeptCheckpoint> {
  const note = signCheckpoint(head, signer);
  await files.write(LAST, note);
  return graph.keepCheckpoint(graph.store, { ...head, note });
}

/** Why the log is not the one that was signed last, grown; null where it is. */
async function lostSince(
  { graph, files }: LogKeeperDeps,
  note: string,
  head: TreeHead,
): Promise<string | null> {
  const last = readCheckpoint(note);
  const file = `${files.folder}/${LAST}`;
  const remedy = `if a copy of the database from before was put back, or another is meant, remove ${file}; else run histoclaim log check`;
  if (last.size > head.size)
    return `the log has ${head.size} entries and had ${last.size} when it was last signed: its end was cut off; ${remedy}`;
  const proof = await graph.consistencyProof(graph.store, last.size, head.size);
  return isConsistent(last, head, proof)
    ? null
    : `the first ${last.size} entries of the log are not those that were signed; ${remedy}`;
}
