import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { localParts } from "../../../src/io/blobs/localParts.js";

const root = mkdtempSync(join(tmpdir(), "histoclaim-parts-"));
afterAll(() => rmSync(root, { recursive: true }));

let folders = 0;
function emptyStore() {
  const folder = join(root, String(folders++));
  return { folder, parts: localParts(folder) };
}
const bytes = Buffer.from("numbers");

test("a part is found as it was kept, under its owner and key alone", async () => {
  const { parts } = emptyStore();
  expect(await parts.find("a", "k")).toBeNull();
  await parts.keep("a", "k", bytes);
  expect(await parts.find("a", "k")).toEqual(bytes);
  expect(await parts.find("b", "k")).toBeNull();
  expect(await parts.find("a", "l")).toBeNull();
});

test("a part that was cut off or changed is as good as none", async () => {
  const { folder, parts } = emptyStore();
  await parts.keep("a", "k", bytes);
  const [name = ""] = readdirSync(folder);
  for (const damaged of [Buffer.alloc(0), Buffer.alloc(40)]) {
    writeFileSync(join(folder, name), damaged);
    expect(await parts.find("a", "k")).toBeNull();
  }
});

test("dropping an owner's parts leaves those of others, however alike their names", async () => {
  const { parts } = emptyStore();
  await parts.keep("a", "k", bytes);
  await parts.keep("ab", "k", bytes);
  await parts.drop("a");
  expect(await parts.find("a", "k")).toBeNull();
  expect(await parts.find("ab", "k")).toEqual(bytes);
  await parts.drop("none");
});

test("sweeping removes what was kept before a time", async () => {
  const { folder, parts } = emptyStore();
  await parts.sweep(new Date());
  await parts.keep("a", "k", bytes);
  await parts.sweep(new Date(Date.now() - 60_000));
  expect(readdirSync(folder)).toHaveLength(1);
  await parts.sweep(new Date(Date.now() + 60_000));
  expect(readdirSync(folder)).toEqual([]);
});

test("a name that leads elsewhere is refused", async () => {
  const { parts } = emptyStore();
  await expect(parts.keep("../a", "k", bytes)).rejects.toThrow(RangeError);
});
