import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { FilledFolderError } from "./filledFolderError.js";

/**
 * Fills a folder under another name beside it and renames it when done: whoever sees the folder sees all of it.
 * @throws FilledFolderError
 */
export async function writeAside(
  folder: string,
  fill: (aside: string) => Promise<void>,
): Promise<void> {
  const whole = resolve(folder);
  await refuseFilled(whole);
  const aside = join(dirname(whole), `.${basename(whole)}.${process.pid}.part`);
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  try {
    await fill(aside);
    await refuseFilled(whole);
    // An empty folder of that name gives way.
    await rename(aside, whole);
  } finally {
    // A thread that was stopped may still have been writing.
    await rm(aside, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function refuseFilled(folder: string): Promise<void> {
  try {
    if ((await readdir(folder)).length === 0) return;
  } catch (error) {
    if (isAbsent(error)) return;
    if (!isNoFolder(error)) throw error;
  }
  throw new FilledFolderError(folder);
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function isNoFolder(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOTDIR";
}
