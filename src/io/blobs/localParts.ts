import { createHash, randomUUID } from "node:crypto";
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import type { PartStore } from "./partStore.js";

/** Bytes of the hash that stands before a part's own. */
const HASH_BYTES = 32;

/**
 * A store of parts in a folder of this machine. A part appears whole or not at all, and what was cut off or damaged since is
 * told by its hash: nothing has to be flushed. Writers may work side by side.
 */
export function localParts(folder: string): PartStore {
  const pathOf = (owner: string, key: string): string =>
    join(folder, `${plain(owner)}.${plain(key)}`);
  const remove = (name: string): Promise<void> =>
    rm(join(folder, name), { force: true });
  return {
    async find(owner, key) {
      const file = await readFile(pathOf(owner, key)).catch(() => null);
      if (file === null) return null;
      const bytes = file.subarray(HASH_BYTES);
      return hashOf(bytes).equals(file.subarray(0, HASH_BYTES)) ? bytes : null;
    },
    async keep(owner, key, bytes) {
      const path = pathOf(owner, key);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const aside = join(folder, `${randomUUID()}.aside`);
      const file = Buffer.concat([hashOf(bytes), bytes]);
      await writeFile(aside, file, { flag: "wx", mode: 0o600 });
      await rename(aside, path);
    },
    async drop(owner) {
      const start = `${plain(owner)}.`;
      const names = (await namesIn(folder)).filter((n) => n.startsWith(start));
      await Promise.all(names.map(remove));
    },
    async sweep(before) {
      for (const name of await namesIn(folder)) {
        const found = await stat(join(folder, name)).catch(() => null);
        if (found !== null && found.mtime < before) await remove(name);
      }
    },
  };
}

function hashOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Only what names a file in this very folder. */
function plain(name: string): string {
  if (/^[\w-]+$/.test(name)) return name;
  throw new RangeError(`${name} cannot name a part; give letters and digits`);
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
