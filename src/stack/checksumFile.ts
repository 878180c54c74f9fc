import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** What `sha256sum --check` reads. */
export const CHECKSUM_FILE = "SHA256SUMS";

/** Keeps the checksum of every file under a folder in the folder itself. */
export async function writeChecksums(folder: string): Promise<void> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const lines: string[] = [];
  for (const file of files)
    lines.push(`${await sha256(file)}  ${relative(folder, file)}\n`);
  await writeFile(join(folder, CHECKSUM_FILE), lines.join(""));
}

async function sha256(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}
