import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApiClient } from "../../../src/cli/apiClient.js";
import { lineageCommand } from "../../../src/cli/commands/lineage.js";
import { logCheckpointCommand } from "../../../src/cli/commands/log.js";
import { createOutput } from "../../../src/cli/output.js";
import { readText } from "../../../src/cli/readText.js";
import { writeNewFile } from "../../../src/cli/writeNewFile.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "histoclaim-files-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("a file is written once, whole, and never over one that is there", async () => {
  const file = join(folder, "out.zip");
  await writeNewFile(file, Buffer.from("first"));
  await expect(writeNewFile(file, Buffer.from("other"))).rejects.toThrow(
    /out\.zip is there already.*name another file/,
  );
  const absent = join(folder, "absent", "out.zip");
  await expect(writeNewFile(absent, Buffer.from(""))).rejects.toThrow(
    /name a file in a folder that is there/,
  );
  expect(readFileSync(file, "utf8")).toBe("first");
  expect(readdirSync(folder)).toEqual(["out.zip"]);
});

it("a file that is not there, or is a folder, is said to be so in words", async () => {
  const absent = join(folder, "absent");
  await expect(readText(absent)).rejects.toThrow(
    `${absent} cannot be read: there is no such file; give the path of one that is there`,
  );
  await expect(readText(folder)).rejects.toThrow(/it is a folder; name a file/);
});

it("a checkpoint and a lineage are written over nothing, which is said before any server is asked", async () => {
  const prov = join(folder, "kept.txt");
  writeFileSync(prov, "kept");
  const nobody = createApiClient("http://127.0.0.1:9", "");
  const output = createOutput(false);
  const said = /kept\.txt is there already, and nothing is written over it/;
  await expect(logCheckpointCommand(nobody, prov, output)).rejects.toThrow(
    said,
  );
  await expect(
    lineageCommand(nobody, { id: "claim-1", prov }, output),
  ).rejects.toThrow(said);
  expect(readFileSync(prov, "utf8")).toBe("kept");
});
