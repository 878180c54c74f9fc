import { createHash, randomUUID } from "node:crypto";
import { access, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BlobStore } from "./blobStore.js";
import { DamagedBlobError, MissingBlobError } from "./blobStore.js";

/**
 * A blob store in a folder of this machine. A blob appears whole or not at all: it is written aside, flushed, and
 * renamed. Writers may work side by side.
 */
export function localBlobs(folder: string): BlobStore {
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new MissingBlobError(hash);
    return join(folder, hash.slice(0, 2), hash);
  };
  const has = (hash: string): Promise<boolean> =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    );
  return {
    has,
    async put(bytes) {
      const hash = sha256(bytes);
      if (!(await has(hash))) await writeWhole(pathOf(hash), bytes);
      return hash;
    },
    async get(hash) {
      const bytes = await readFile(pathOf(hash)).catch((cause: unknown) => {
        if (isAbsent(cause)) throw new MissingBlobError(hash);
        throw cause;
      });
      if (sha256(bytes) !== hash) throw new DamagedBlobError(hash);
      return bytes;
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.${randomUUID()}.part`;
  const file = await open(aside, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(aside, { force: true });
    throw error;
  }
  await file.close();
  await rename(aside, path);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
