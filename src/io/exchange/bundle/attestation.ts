import { z } from "zod";
import { canonical, sha256 } from "../../../knowledge/identity.js";
import type {
  NoteSigner,
  NoteVerifier,
} from "../../../knowledge/log/noteKey.js";
import {
  isSigned,
  parseVerifier,
  verifierText,
} from "../../../knowledge/log/noteKey.js";
import type { Files } from "./zip.js";

/** @source in-toto attestation framework, statement v1 */
const STATEMENT = "https://in-toto.io/Statement/v1";
const PREDICATE = "urn:histoclaim:bundle:v1";
const PAYLOAD = "application/vnd.in-toto+json";

const statement = z.object({
  _type: z.literal(STATEMENT),
  predicateType: z.literal(PREDICATE),
  subject: z.array(
    z.object({
      name: z.string(),
      digest: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    }),
  ),
  predicate: z.record(z.string(), z.unknown()),
});

const envelope = z.object({
  payload: z.string(),
  payloadType: z.literal(PAYLOAD),
  signatures: z.tuple([z.object({ keyid: z.string(), sig: z.string() })]),
});

/** What was signed of a bundle, and by whom. */
export interface Attestation {
  readonly signer: NoteVerifier;
  /** sha256 of every file by its name. */
  readonly digests: ReadonlyMap<string, string>;
}

/** Signs for files: an in-toto statement of their hashes in a DSSE envelope. @param predicate what the files say together */
export function attest(
  files: Files,
  predicate: Readonly<Record<string, unknown>>,
  signer: NoteSigner,
): string {
  const subject = [...files]
    .map(([name, bytes]) => ({ name, digest: { sha256: sha256(bytes) } }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const payload = canonical({
    _type: STATEMENT,
    subject,
    predicateType: PREDICATE,
    predicate,
  });
  const sig = signer.sign(toBeSigned(payload));
  return canonical({
    payload: Buffer.from(payload).toString("base64"),
    payloadType: PAYLOAD,
    signatures: [
      {
        keyid: verifierText(signer),
        sig: Buffer.from(sig).toString("base64"),
      },
    ],
  });
}

/**
 * Opens an envelope with the key that it names; whether to trust that key is another question.
 * @throws where it is none, or not signed by that key
 */
export function openAttestation(text: string): Attestation {
  const { payload, signatures } = envelope.parse(JSON.parse(text));
  const [{ keyid, sig }] = signatures;
  const signer = parseVerifier(keyid);
  const said = Buffer.from(payload, "base64").toString();
  if (!isSigned(signer, toBeSigned(said), Buffer.from(sig, "base64")))
    throw new Error(`it is not signed with ${keyid}, as it says`);
  const { subject } = statement.parse(JSON.parse(said));
  const digests = subject.map(
    ({ name, digest }) => [name, digest.sha256] as const,
  );
  return { signer, digests: new Map(digests) };
}

/** @source DSSE v1, pre-authentication encoding */
function toBeSigned(payload: string): string {
  const length = (text: string) => Buffer.byteLength(text);
  return `DSSEv1 ${length(PAYLOAD)} ${PAYLOAD} ${length(payload)} ${payload}`;
}
