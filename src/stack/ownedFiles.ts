import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeOwned } from "./state.js";

/** Small files of the owner, which nobody else may read. */
export interface OwnedFiles {
  /** Where they lie. */
  readonly folder: string;
  /** null where there is none of that name. */
  read(name: string): Promise<string | null>;
  /** Whole or not at all. */
  write(name: string, content: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** Files in a folder of this checkout's home; it is made when the first is written. */
export function ownedFiles(home: string, name: string): OwnedFiles {
  const folder = join(home, name);
  return {
    folder,
    read: (file) =>
      readFile(join(folder, file), "utf8").catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      }),
    async write(file, content) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeOwned(join(folder, file), content);
    },
    remove: (file) => rm(join(folder, file), { force: true }),
  };
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
