import { access, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { UserError } from "./userError.js";

/** @throws UserError where there is something of that name */
export async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists)
    throw new UserError(
      `${path} is there already, and nothing is written over it; name another file, or remove that one first`,
    );
}

/**
 * Writes a file under another name beside it and renames it when done, so that whoever sees it sees all of it; never over
 * one that is there. @throws UserError
 */
export async function writeNewFile(
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  const whole = resolve(path);
  const aside = join(dirname(whole), `.${basename(whole)}.${process.pid}.part`);
  try {
    await writeFile(aside, bytes);
    await refuseExisting(path);
    await rename(aside, whole);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${path} cannot be written (${why}); name a file in a folder that is there`,
    );
  } finally {
    await rm(aside, { force: true });
  }
}
