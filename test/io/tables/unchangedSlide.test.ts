import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sha256 } from "../../../src/knowledge/identity.js";
import { FileChangedError } from "../../../src/io/tables/assertUnchanged.js";
import { unchangedSlide } from "../../../src/io/tables/slides/unchangedSlide.js";

const root = realpathSync(mkdtempSync(join(tmpdir(), "histoclaim-unchanged-")));
const [folder, archive] = [join(root, "cohort"), join(root, "archive")];
const BYTES = "pixels";

beforeAll(() => {
  for (const dir of [folder, archive]) mkdirSync(dir);
  writeFileSync(join(folder, "own.tif"), BYTES);
  writeFileSync(join(archive, "far.tif"), BYTES);
  writeFileSync(join(root, "outside.tif"), BYTES);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const find = (file: string, slideRoots: string[] = [archive], of = BYTES) =>
  unchangedSlide({ folder, slideRoots, file, sha256: sha256(of) });

test("a slide is found in the folder, else under a slide root", async () => {
  expect(await find("own.tif")).toBe(join(folder, "own.tif"));
  expect(await find("far.tif")).toBe(join(archive, "far.tif"));
});

test.each([
  ["changed", () => find("own.tif", [], "other pixels")],
  ["gone", () => find("absent.tif")],
  ["no longer under a root", () => find("far.tif", [])],
  ["outside, though its bytes are right", () => find("../outside.tif")],
])("a slide that is %s is refused by name", async (_, look) => {
  await expect(look()).rejects.toThrow(FileChangedError);
  await expect(look()).rejects.toThrow(/\.tif/);
});
