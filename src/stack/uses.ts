import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isAlive, markOf } from "./mark.js";
import type { ProcessMark } from "./state.js";
import { processMark, writeOwned } from "./state.js";

const folderOf = (home: string): string => join(home, "uses");

/** Notes under a name that what runs of a home is needed as long as a process lives. */
export async function noteUse(
  home: string,
  name: string,
  needed: ProcessMark,
): Promise<void> {
  await mkdir(folderOf(home), { recursive: true, mode: 0o700 });
  await writeOwned(join(folderOf(home), name), JSON.stringify(needed));
}

/** Notes that this process needs what runs of a home, until it ends. */
export async function useHome(home: string): Promise<void> {
  const own = await markOf(process.pid);
  if (own === null) return;
  const name = String(process.pid);
  await noteUse(home, name, own);
  process.once("exit", () => {
    rmSync(join(folderOf(home), name), { force: true });
  });
}

/** How many others need what runs of a home; notes of processes that ended are removed. */
export async function countOtherUses(home: string): Promise<number> {
  const names = await readdir(folderOf(home)).catch(() => []);
  const others = await Promise.all(
    names
      .filter((name) => name !== String(process.pid))
      .map(async (name) => {
        const path = join(folderOf(home), name);
        const needed = await readUse(path);
        const stands = needed !== null && (await isAlive(needed));
        if (!stands) await rm(path, { force: true });
        return stands;
      }),
  );
  return others.filter(Boolean).length;
}

async function readUse(path: string): Promise<ProcessMark | null> {
  try {
    return processMark.parse(JSON.parse(await readFile(path, "utf8")));
  } catch {
    return null;
  }
}
