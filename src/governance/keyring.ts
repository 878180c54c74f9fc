import type { Caller } from "../knowledge/caller.js";
import type { KeyBody } from "../knowledge/log/keyChain.js";
import { endorse, logName } from "../knowledge/log/keyChain.js";
import type { NoteSigner } from "../knowledge/log/noteKey.js";
import {
  createKey,
  keyHash,
  parseVerifier,
  signerOf,
  verifierText,
} from "../knowledge/log/noteKey.js";
import type { LogKeeperDeps } from "./logKeeper.js";

/** A key for another. */
export interface KeyRotation {
  /** Sent again it finds the same rotation. */
  readonly idempotencyKey: string;
  /** Says what would be done, and changes nothing. */
  readonly dryRun: boolean;
  /** For a key that was lost: the new one stands without the old one's word. */
  readonly withoutOld: boolean;
}

/** What became of it. */
export type Rotated =
  | {
      readonly kind: "rotated";
      /** Public key; null where a dry run made none. */
      readonly verifier: string | null;
      readonly previous: string | null;
    }
  | { readonly kind: "refused"; readonly message: string };

/** The keys of the log whose private half lies here. */
export interface Keyring {
  signer(): Promise<NoteSigner | { readonly refused: string }>;
  rotate(rotation: KeyRotation, by: Caller): Promise<Rotated>;
}

type KeyringDeps = Pick<LogKeeperDeps, "graph" | "files" | "now">;

/** Reads and writes private keys, a file each. */
export function createKeyring(deps: KeyringDeps): Keyring {
  return {
    signer: () => signer(deps),
    rotate: (rotation, by) => rotate(deps, rotation, by),
  };
}

async function signer(
  deps: KeyringDeps,
): Promise<NoteSigner | { readonly refused: string }> {
  const keys = await deps.graph.logKeys(deps.graph.store);
  const last = keys.at(-1)?.body.verifier;
  if (last !== undefined)
    return (await held(deps, last)) ?? missing(deps, last);
  const made = await introduce(deps, {
    previous: null,
    key: "first",
    by: null,
  });
  // Of two that begin at once the first one's key counts; the other's is not here.
  return (await held(deps, made)) ?? missing(deps, made);
}

async function rotate(
  deps: KeyringDeps,
  { idempotencyKey, dryRun, withoutOld }: KeyRotation,
  by: Caller,
): Promise<Rotated> {
  const keys = await deps.graph.logKeys(deps.graph.store);
  const done = keys.find(({ body }) => body.idempotencyKey === idempotencyKey);
  if (done !== undefined) {
    const { verifier, previous } = done.body;
    return { kind: "rotated", verifier, previous };
  }
  const previous = keys.at(-1)?.body.verifier ?? null;
  const old = previous === null ? null : await held(deps, previous);
  if (previous !== null && old === null && !withoutOld)
    return { kind: "refused", message: missing(deps, previous).refused };
  if (dryRun) return { kind: "rotated", verifier: null, previous };
  const verifier = await introduce(deps, {
    previous,
    key: idempotencyKey,
    by: by.agent,
    ...(old === null || withoutOld ? {} : { old }),
  });
  if (previous !== null) await deps.files.remove(fileOf(previous));
  return { kind: "rotated", verifier, previous };
}

/** Makes a key and logs it; its file is there before its entry is. @returns the key that counts now */
async function introduce(
  deps: KeyringDeps,
  {
    previous,
    key: idempotencyKey,
    by,
    old,
  }: {
    readonly previous: string | null;
    readonly key: string;
    readonly by: string | null;
    readonly old?: NoteSigner;
  },
): Promise<string> {
  const pem = createKey();
  const name = previous === null ? logName : nameOf(previous);
  const next = signerOf(pem, name);
  const verifier = verifierText(next);
  await deps.files.write(fileOf(verifier), pem);
  const body: KeyBody = {
    verifier,
    previous,
    endorsement: old === undefined ? null : endorse(old, next),
    at: deps.now().toISOString(),
    by,
    idempotencyKey,
  };
  const keys = await deps.graph.appendKey(deps.graph.store, body);
  const last = keys.at(-1)!.body.verifier;
  if (last !== verifier) await deps.files.remove(fileOf(verifier));
  return last;
}

async function held(
  { files }: KeyringDeps,
  verifier: string,
): Promise<NoteSigner | null> {
  const pem = await files.read(fileOf(verifier));
  return pem === null ? null : signerOf(pem, nameOf(verifier));
}

/** Keys of one log have one name: that of the log. */
const nameOf = (verifier: string) => () => parseVerifier(verifier).name;

const fileOf = (verifier: string): string =>
  `${keyHash(parseVerifier(verifier))}.pem`;

function missing(
  { files }: KeyringDeps,
  verifier: string,
): { readonly refused: string } {
  return {
    refused:
      `the log is signed with ${verifier}, and ${files.folder}/${fileOf(verifier)}, its private key, is not here; ` +
      `put it back, or run histoclaim key rotate --without-old`,
  };
}
