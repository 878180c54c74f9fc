import { mersenne } from "pure-rand/generator/mersenne";
import { describe, expect, it } from "vitest";
import { FILES } from "../../../src/io/exchange/bundle/bundleContent.js";
import { BundleFault } from "../../../src/io/exchange/bundle/bundleFault.js";
import { verifyBundle } from "../../../src/io/exchange/bundle/verifyBundle.js";
import { writeBundle } from "../../../src/io/exchange/bundle/writeBundle.js";
import { readZip, writeZip } from "../../../src/io/exchange/bundle/zip.js";
import { sha256 } from "../../../src/knowledge/identity.js";
import { verifierText } from "../../../src/knowledge/log/noteKey.js";
import type { MadeWith } from "./madeBundle.js";
import { madeContent, newKey } from "./madeBundle.js";

const signer = newKey();
const bundle = (made: MadeWith = {}): Uint8Array =>
  writeBundle(madeContent({ signer, ...made }), signer);
const whole = bundle();
const names = [...readZip(whole).keys()];

/** The file that a bundle is refused for. */
function refusedFor(bytes: Uint8Array, pinned = signer): string {
  try {
    verifyBundle(bytes, pinned);
  } catch (error) {
    if (error instanceof BundleFault) return error.part;
    throw error;
  }
  throw new Error("it was taken");
}

const repacked = (change: (files: Map<string, Uint8Array>) => unknown) => {
  const files = new Map(readZip(whole));
  change(files);
  return writeZip(files);
};

describe("a bundle", () => {
  it("holds by itself, for the key it names and for the one that was given", () => {
    const content = madeContent({ signer });
    expect(verifyBundle(whole, signer)).toEqual({
      claim: content.claim.claim.id,
      statement: content.claim.claim["statement"],
      outcome: "SUPPORTED",
      exploratory: false,
      protocol: expect.stringMatching(/^\S+ 1$/) as string,
      judgedAt: content.verdict["judgedAt"],
      key: verifierText(signer),
      trustedAsNamed: false,
      logSize: 7,
    });
    expect(verifyBundle(whole, null).trustedAsNamed).toBe(true);
    expect(refusedFor(whole, newKey())).toBe(FILES.attestation);
  });

  it("has the same bytes for the same content and key", () => {
    expect(Buffer.from(bundle()).equals(whole)).toBe(true);
  });

  it("tells neither paths nor what was asked on somebody's machine", () => {
    expect(Buffer.from(whole).toString("latin1")).not.toContain("/home/a");
  });

  it.each(names)("is refused where %s lacks, and says so", (name) => {
    expect(refusedFor(repacked((files) => files.delete(name)))).toBe(name);
  });

  it.each(names)(
    "is refused where a byte of %s differs, and says so",
    (name) => {
      const change = (files: Map<string, Uint8Array>) => {
        const bytes = Uint8Array.from(files.get(name)!);
        bytes[bytes.length >> 1]! ^= 1;
        files.set(name, bytes);
      };
      expect(refusedFor(repacked(change))).toBe(name);
    },
  );

  it("is refused where files changed places", () => {
    for (const [i, one] of names.entries())
      for (const other of names.slice(i + 1)) {
        const swap = (files: Map<string, Uint8Array>) => {
          const [a, b] = [files.get(one)!, files.get(other)!];
          files.set(one, b).set(other, a);
        };
        expect([one, other, FILES.attestation]).toContain(
          refusedFor(repacked(swap)),
        );
      }
  });

  it("is refused where a file was put in, and names it", () => {
    const put = (files: Map<string, Uint8Array>) =>
      files.set("notes.txt", Buffer.from("trust me"));
    expect(refusedFor(repacked(put))).toBe("notes.txt");
  });

  it("is refused after each of 200 flips of a bit, wherever they fall", () => {
    const random = mersenne(7);
    for (let i = 0; i < 200; i++) {
      const [at, bit] = [random.next(), random.next()].map((n) => n >>> 0);
      const bytes = Uint8Array.from(whole);
      bytes[at! % bytes.length]! ^= 1 << (bit! % 8);
      expect(refusedFor(bytes), `byte ${at! % bytes.length}`).not.toBe("");
    }
  });

  it("is refused where it was cut, or something follows it", () => {
    for (const bytes of [
      whole.slice(0, -1),
      whole.slice(0, whole.length >> 1),
      new Uint8Array(0),
      Buffer.concat([whole, Buffer.from([0])]),
      Buffer.concat([Buffer.from([0]), whole]),
    ])
      expect(["the archive", FILES.attestation]).toContain(refusedFor(bytes));
  });
});

describe("a signer who says what is not so", () => {
  it("is found out where the evidence comes to something else", () => {
    const refuted = { verdict: { outcome: "REFUTED" } };
    expect(refusedFor(bundle(refuted))).toBe(FILES.verdict);
    const reason = { verdict: { reason: "because" } };
    expect(refusedFor(bundle(reason))).toBe(FILES.verdict);
    expect(verifyBundle(bundle({ q: 0.2 }), signer).outcome).not.toBe(
      "SUPPORTED",
    );
  });

  it("is found out where the protocol came after the evidence", () => {
    expect(refusedFor(bundle({ logSize: 1 }))).toBe(FILES.lineage);
    const exploratory = { exploratory: true };
    expect(
      verifyBundle(bundle({ logSize: 1, verdict: exploratory }), signer),
    ).toMatchObject(exploratory);
  });

  it("is found out where evidence, protocol or verdict is not what was logged", () => {
    const content = madeContent({ signer });
    const [line] = content.evidence.lines;
    const items = [{ ...line!.items[0]!, q: 0.0001 }];
    const evidence = { ...content.evidence, lines: [{ ...line!, items }] };
    const document = { ...(content.protocol.document as object), version: "2" };
    const cases = [
      [{ evidence }, FILES.evidence],
      [{ protocol: { id: content.protocol.id, document } }, FILES.log],
      [{ verdict: { ...content.verdict, judgedAt: "2027" } }, FILES.verdict],
      [{ log: content.log.slice(0, -1) }, FILES.log],
      [{ log: madeContent({ signer, q: 0.1 }).log }, FILES.log],
      [{ checkpoint: madeContent().checkpoint }, FILES.checkpoint],
    ] as const;
    for (const [change, part] of cases)
      expect(refusedFor(writeBundle({ ...content, ...change }, signer))).toBe(
        part,
      );
  });
});

describe("a zip", () => {
  it("has bytes that follow from its files alone, in any zone and version", () => {
    const files = new Map([
      ["b.txt", Buffer.from("two")],
      ["a.txt", Buffer.from("one")],
    ]);
    expect(sha256(writeZip(files))).toBe(
      "183c047eb946cfebc78757ba81448f6839129ed9697808e6fa67e208fea6a291",
    );
    expect([...readZip(writeZip(files)).keys()]).toEqual(["a.txt", "b.txt"]);
  });
});
