import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import type { BlobStore } from "../../../src/io/blobs/blobStore.js";
import {
  DamagedBlobError,
  MissingBlobError,
} from "../../../src/io/blobs/blobStore.js";
import { localBlobs } from "../../../src/io/blobs/localBlobs.js";

const BYTES = Buffer.from("what a step made");
const HASH = createHash("sha256").update(BYTES).digest("hex");

let folder: string;
let blobs: BlobStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "histoclaim-blobs-"));
  blobs = localBlobs(folder);
});

const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);

it("keeps bytes under the hash of what they are", async () => {
  expect(await blobs.has(HASH)).toBe(false);
  expect(await blobs.put(BYTES)).toBe(HASH);
  expect(await blobs.has(HASH)).toBe(true);
  expect(BYTES.equals(await blobs.get(HASH))).toBe(true);
  expect(statSync(pathOf(HASH)).mode & 0o077).toBe(0);
});

it("keeps one whole blob of many writers, and nothing beside it", async () => {
  const large = Buffer.alloc(3_000_000, "x");
  const hashes = await Promise.all(
    Array.from({ length: 12 }, () => localBlobs(folder).put(large)),
  );
  const [hash] = hashes as [string];
  expect(new Set(hashes).size).toBe(1);
  expect(readdirSync(join(folder, hash.slice(0, 2)))).toEqual([hash]);
  expect(large.equals(await blobs.get(hash))).toBe(true);
});

it("is not misled by a part that a killed writer left", async () => {
  await blobs.put(BYTES);
  writeFileSync(`${pathOf(HASH)}.killed.part`, "what a st");
  expect(BYTES.equals(await localBlobs(folder).get(HASH))).toBe(true);
});

it("tells a blob that was changed, and one that is not there", async () => {
  await blobs.put(BYTES);
  writeFileSync(pathOf(HASH), "what somebody made of it");
  await expect(blobs.get(HASH)).rejects.toThrow(DamagedBlobError);
  await expect(blobs.get("0".repeat(64))).rejects.toThrow(MissingBlobError);
  await expect(blobs.get("../../etc/passwd")).rejects.toThrow(MissingBlobError);
});
