import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from "node:crypto";
import type { KeyObject } from "node:crypto";

/** A public key under a name: who may have signed a note. */
export interface NoteVerifier {
  readonly name: string;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** A private key under a name. */
export interface NoteSigner extends NoteVerifier {
  sign(text: string | Uint8Array): Uint8Array;
}

/** Text that is no public key. */
export class BadKeyError extends Error {
  override readonly name = "BadKeyError";
  constructor(readonly text: string) {
    super(
      `${JSON.stringify(text.slice(0, 120))} is no public key; give a line NAME+HASH+KEY, as histoclaim key show prints it`,
    );
  }
}

/** Signature type of Ed25519. @source C2SP signed-note */
const ED25519 = 1;
/** What DER puts before the 32 bytes of a public key. @source RFC 8410 */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");
const KEY_BYTES = 32;

/** The four bytes that tell keys of one name apart. @source C2SP signed-note */
export function keyHash({ name, publicKey }: NoteVerifier): string {
  return createHash("sha256")
    .update(`${name}\n`)
    .update(Uint8Array.of(ED25519))
    .update(publicKey)
    .digest("hex")
    .slice(0, 8);
}

/** A public key as one line: name, hash and key. @source C2SP signed-note, verifier keys */
export function verifierText(verifier: NoteVerifier): string {
  const key = Buffer.from([ED25519, ...verifier.publicKey]).toString("base64");
  return `${verifier.name}+${keyHash(verifier)}+${key}`;
}

/** Reads such a line. @throws BadKeyError */
export function parseVerifier(text: string): NoteVerifier {
  const [name = "", hash, ...rest] = text.split("+");
  const bytes = Buffer.from(rest.join("+"), "base64");
  const verifier = { name, publicKey: new Uint8Array(bytes.subarray(1)) };
  const whole =
    isName(name) && bytes[0] === ED25519 && bytes.length === KEY_BYTES + 1;
  if (!whole || keyHash(verifier) !== hash || verifierText(verifier) !== text)
    throw new BadKeyError(text);
  return verifier;
}

/** Whether the key signed these bytes. */
export function isSigned(
  { publicKey }: NoteVerifier,
  text: string | Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = createPublicKey({
    key: Buffer.concat([SPKI, publicKey]),
    format: "der",
    type: "spki",
  });
  return verify(null, Buffer.from(text), key, signature);
}

/** Makes a private key. @returns it as PEM */
export function createKey(): string {
  const { privateKey } = generateKeyPairSync("ed25519");
  return String(privateKey.export({ format: "pem", type: "pkcs8" }));
}

/** A signer of a private key in PEM, under the name that a public key asks for. */
export function signerOf(
  pem: string,
  nameOf: (publicKey: Uint8Array) => string,
): NoteSigner {
  const key = createPrivateKey(pem);
  const publicKey = publicBytes(createPublicKey(key));
  return {
    name: nameOf(publicKey),
    publicKey,
    sign: (text) => sign(null, Buffer.from(text), key),
  };
}

function publicBytes(key: KeyObject): Uint8Array {
  const der = key.export({ format: "der", type: "spki" });
  return new Uint8Array(der.subarray(SPKI.length));
}

/** Neither blanks nor plus signs, which end a name. */
function isName(name: string): boolean {
  return name !== "" && !/[\s+]/u.test(name);
}
