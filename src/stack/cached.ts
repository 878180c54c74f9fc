import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { lock } from "proper-lockfile";
import { writeChecksums } from "./checksumFile.js";

/** How long one waits for another who fetches or builds the same thing: builds take minutes. */
const WAITS = { retries: 1800, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/** A folder of the cache to fill once. */
export interface Filling {
  readonly cache: string;
  /** Name of the folder, which tells its content and version. */
  readonly name: string;
  readonly log: (line: string) => void;
  /** What is done, for people: "downloads Neo4j". */
  readonly doing: string;
  /** Fills an empty folder. */
  fill(folder: string): Promise<void>;
}

/**
 * A folder of the cache, filled by the first who asks and whole by its name: it is filled under another name and renamed,
 * with the checksums of all its files.
 * Says what it does and how long that took.
 */
export async function cached(filling: Filling): Promise<string> {
  const folder = join(filling.cache, filling.name);
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const release = await lock(folder, {
    realpath: false,
    retries: WAITS,
  });
  try {
    await removeLeftovers(folder);
    if (!existsSync(folder)) await fillAside(filling, folder);
    return folder;
  } finally {
    await release();
  }
}

/** While the lock is held nobody else fills it: what lies aside was left by a process that was ended by force. */
async function removeLeftovers(folder: string): Promise<void> {
  const above = dirname(folder);
  const left = (await readdir(above)).filter(
    (name) =>
      name.startsWith(`${basename(folder)}.`) &&
      ASIDE.test(name.slice(basename(folder).length)),
  );
  for (const name of left)
    await rm(join(above, name), { recursive: true, force: true });
}

/** What follows the name of a folder that is being filled. */
const ASIDE = /^\.[0-9a-f-]{36}\.part$/;

async function fillAside(filling: Filling, folder: string): Promise<void> {
  const aside = `${folder}.${randomUUID()}.part`;
  const begun = performance.now();
  filling.log(`${filling.doing} ...`);
  try {
    await mkdir(aside, { recursive: true });
    await filling.fill(aside);
    await writeChecksums(aside);
    await rename(aside, folder);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  filling.log(`${filling.doing}: ${seconds} s`);
}
