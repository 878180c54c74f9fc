import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  openCheckpoint,
  readCheckpoint,
  signCheckpoint,
} from "../../../src/knowledge/log/checkpoint.js";
import {
  endorse,
  keyChain,
  logName,
  trustedKeys,
} from "../../../src/knowledge/log/keyChain.js";
import {
  createKey,
  isSigned,
  keyHash,
  parseVerifier,
  signerOf,
  verifierText,
} from "../../../src/knowledge/log/noteKey.js";
import {
  NoteError,
  openNote,
  signNote,
} from "../../../src/knowledge/log/signedNote.js";

/** The key, text and signature that the documentation of Go's package note shows (golang.org/x/mod/sumdb/note). */
const PETER =
  "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const PETERS_NOTE =
  "If you think cryptography is the answer to your problem,\n" +
  "then you don't know what your problem is.\n\n" +
  "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

const signer = signerOf(createKey(), logName);

describe("a signed note", () => {
  it("opens where Go's package made it", () => {
    const peter = parseVerifier(PETER);
    expect(verifierText(peter)).toBe(PETER);
    const { text, signer: by } = openNote(PETERS_NOTE, [signer, peter]);
    expect(text).toMatch(/^If you think .* problem is\.\n$/s);
    expect(by).toBe(peter);
  });

  it("opens for the key that signed it, and for no other", () => {
    const note = signNote("one\n\ntwo\n", signer);
    expect(openNote(note, [signer])).toEqual({ text: "one\n\ntwo\n", signer });
    const other = signerOf(createKey(), () => signer.name);
    expect(() => openNote(note, [other])).toThrow(/not among those/);
  });

  it("opens for no other text", () => {
    const note = signCheckpoint({ size: 12, root: "ab".repeat(32) }, signer);
    fc.assert(
      fc.property(
        fc.nat({ max: note.length - 1 }),
        fc.string({ minLength: 1, maxLength: 1 }),
        (at, character) => {
          if (note[at] === character) return;
          const changed = note.slice(0, at) + character + note.slice(at + 1);
          expect(() => openCheckpoint(changed, [signer])).toThrow(NoteError);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("is refused where it is none", () => {
    for (const text of ["", "one\n", "one\n\n", "one\n\n— name !!\n"])
      expect(() => openNote(text, [signer])).toThrow(NoteError);
  });
});

describe("a checkpoint", () => {
  it("says the log's name, size and root", () => {
    const head = { size: 12, root: "ab".repeat(32) };
    const note = signCheckpoint(head, signer);
    const told = { ...head, origin: signer.name };
    expect(openCheckpoint(note, [signer])).toEqual({ ...told, signer });
    expect(readCheckpoint(note)).toEqual(told);
    expect(note.split("\n").slice(0, 3)).toEqual([
      signer.name,
      "12",
      Buffer.from(head.root, "hex").toString("base64"),
    ]);
  });

  it.each(["a\n012\n", "a\n1\nAAAA\n", "\n1\n", "a\n1e3\n"])(
    "is refused where it is none: %j",
    (start) => {
      const text = `${start}${Buffer.alloc(32).toString("base64")}\n`;
      expect(() => readCheckpoint(signNote(text, signer))).toThrow(
        "no checkpoint",
      );
    },
  );
});

describe("a public key", () => {
  it("is read as it was written, and as nothing else", () => {
    const line = verifierText(signer);
    expect(keyHash(parseVerifier(line))).toBe(keyHash(signer));
    for (const bad of [
      `x${line}`,
      line.replace("+", "+0"),
      `${line}=`,
      line.slice(0, -4),
      "",
    ])
      expect(() => parseVerifier(bad)).toThrow("is no public key");
  });

  it("tells what its private key signed", () => {
    expect(isSigned(signer, "text", signer.sign("text"))).toBe(true);
    expect(isSigned(signer, "text", signer.sign("texts"))).toBe(false);
  });
});

describe("the keys of a log", () => {
  const next = signerOf(createKey(), () => signer.name);
  const last = signerOf(createKey(), () => signer.name);
  const entry = (index: number, by: string, endorsement: string | null) => ({
    index,
    body: {
      verifier: by,
      previous: null,
      endorsement,
      at: "",
      by: null,
      idempotencyKey: "",
    },
  });
  const chain = keyChain([
    entry(0, verifierText(signer), null),
    entry(4, verifierText(next), endorse(signer, next)),
    entry(9, verifierText(last), endorse(signer, last)),
  ]);

  it("follow one another by signature", () => {
    // The last was signed for by a key that was no longer the log's.
    expect(chain.map(({ endorsed }) => endorsed)).toEqual([true, true, false]);
  });

  it("are trusted from a pinned one on, up to one that nobody signed for", () => {
    const names = (pinned: typeof signer | null) =>
      trustedKeys(chain, pinned).map(verifierText);
    expect(names(signer)).toEqual([signer, next].map(verifierText));
    expect(names(next)).toEqual([verifierText(next)]);
    expect(names(null)).toEqual([signer, next, last].map(verifierText));
    const stranger = signerOf(createKey(), logName);
    expect(names(stranger)).toEqual([verifierText(stranger)]);
  });
});
