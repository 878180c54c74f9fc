import { z } from "zod";
import { sha256 } from "../../../knowledge/identity.js";
import { isIncluded } from "../../../knowledge/log/checkProof.js";
import type { OpenedCheckpoint } from "../../../knowledge/log/checkpoint.js";
import { openCheckpoint } from "../../../knowledge/log/checkpoint.js";
import type { LogKey } from "../../../knowledge/log/keyChain.js";
import { keyChain, trustedKeys } from "../../../knowledge/log/keyChain.js";
import { placeEntry } from "../../../knowledge/log/logEntry.js";
import type { NoteVerifier } from "../../../knowledge/log/noteKey.js";
import { verifierText } from "../../../knowledge/log/noteKey.js";
import type { Attestation } from "./attestation.js";
import { openAttestation } from "./attestation.js";
import { FILES } from "./bundleContent.js";
import { BundleFault } from "./bundleFault.js";
import type { Said } from "./bundleForm.js";
import { readPart, textOf } from "./bundleForm.js";
import { checkJudgement } from "./checkJudgement.js";
import type { Files } from "./zip.js";
import { readZip, writeZip } from "./zip.js";

/** A bundle that holds. */
export interface VerifiedBundle {
  readonly claim: string;
  readonly statement: string;
  readonly outcome: string;
  readonly exploratory: boolean;
  /** Name and version. */
  readonly protocol: string;
  readonly judgedAt: string;
  /** Public key that signed it. */
  readonly key: string;
  /** Whether that key was trusted because the bundle names it, and for no other reason. */
  readonly trustedAsNamed: boolean;
  /** Entries of the log when it was signed. */
  readonly logSize: number;
}

/**
 * Checks a bundle from nothing but its bytes: signature, every file, the log's proofs and key, and the verdict, judged again.
 * @param pinned the only key to trust, with those it signed for; null: the one that the bundle names
 * @throws BundleFault naming the first thing that fails
 */
export function verifyBundle(
  bytes: Uint8Array,
  pinned: NoteVerifier | null,
): VerifiedBundle {
  const files = unpacked(bytes);
  const attestation = signed(files);
  checkFiles(files, attestation);
  const log = readPart(files, "log");
  checkKey(attestation.signer, keysOf(log), pinned);
  const checkpoint = checkpointOf(files, attestation.signer);
  checkProofs(log, checkpoint);
  const said = {
    log,
    claim: readPart(files, "claim"),
    protocol: readPart(files, "protocol"),
    verdict: readPart(files, "verdict"),
    evidence: readPart(files, "evidence"),
    lineage: readPart(files, "lineage"),
  };
  checkJudgement(said);
  if (!Buffer.from(writeZip(files)).equals(bytes))
    throw new BundleFault(
      "the archive",
      "its files are those that were signed, but it was packed anew or changed between them",
    );
  const { claim } = said.claim;
  const { outcome, exploratory, judgedAt } = said.verdict;
  return {
    claim: claim.id,
    statement: claim.statement,
    outcome,
    exploratory,
    protocol: protocolName(said.protocol),
    judgedAt,
    key: verifierText(attestation.signer),
    trustedAsNamed: pinned === null,
    logSize: checkpoint.size,
  };
}

const named = z.looseObject({ name: z.string(), version: z.string() });

function protocolName(protocol: unknown): string {
  const { name, version } = named.parse(protocol);
  return `${name} ${version}`;
}

function unpacked(bytes: Uint8Array): Files {
  try {
    return readZip(bytes);
  } catch {
    throw new BundleFault("the archive", "it is not a zip file that is whole");
  }
}

function signed(files: Files): Attestation {
  const text = textOf(files, FILES.attestation);
  try {
    return openAttestation(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BundleFault(FILES.attestation, `its signature fails: ${why}`);
  }
}

/** Every file that was signed is there as it was, and no other. */
function checkFiles(files: Files, { digests }: Attestation): void {
  for (const [name, digest] of digests) {
    const bytes = files.get(name);
    if (bytes === undefined) throw new BundleFault(name, "it is missing");
    if (sha256(bytes) !== digest)
      throw new BundleFault(name, "it is not the file that was signed");
  }
  for (const name of files.keys())
    if (name !== FILES.attestation && !digests.has(name))
      throw new BundleFault(name, "it was put in: nobody signed it");
}

function keysOf(log: Said["log"]): LogKey[] {
  const entries = log.map(({ entry }) => entry);
  try {
    return keyChain(entries.filter(({ kind }) => kind === "key"));
  } catch {
    throw new BundleFault(FILES.log, "its keys cannot be read");
  }
}

function checkKey(
  signer: NoteVerifier,
  chain: readonly LogKey[],
  pinned: NoteVerifier | null,
): void {
  const line = verifierText(signer);
  const trusted = trustedKeys(chain, pinned).map(verifierText);
  if (trusted.includes(line)) return;
  throw new BundleFault(
    FILES.attestation,
    pinned === null
      ? `it is signed with ${line}, which is no key of its log`
      : `it is signed with ${line}, for which the pinned key did not sign`,
  );
}

function checkpointOf(files: Files, signer: NoteVerifier): OpenedCheckpoint {
  try {
    return openCheckpoint(textOf(files, FILES.checkpoint), [signer]);
  } catch (error) {
    if (error instanceof BundleFault) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new BundleFault(FILES.checkpoint, why);
  }
}

/** Every entry is in the log that was signed. */
function checkProofs(log: Said["log"], { size, root }: OpenedCheckpoint): void {
  for (const { entry, proof } of log) {
    const { leaf, entry: placed } = placeEntry(entry);
    const { index, hash } = entry;
    const proved = isIncluded({ leaf, index, size, root, proof });
    if (!proved || placed.hash !== hash)
      throw new BundleFault(
        FILES.log,
        `entry ${index} is not proved to be in the log that was signed`,
      );
  }
}
