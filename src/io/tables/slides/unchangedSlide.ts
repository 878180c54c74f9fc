import { join } from "node:path";
import { FileChangedError } from "../assertUnchanged.js";
import { locateFile, openFolder } from "../cohortFolder.js";
import { hashSlide } from "./hashSlide.js";

/** A slide as its cohort names it. */
export interface NamedSlide {
  /** The cohort's folder. */
  readonly folder: string;
  readonly slideRoots: readonly string[];
  /** As written in slides.csv. */
  readonly file: string;
  readonly sha256: string;
}

/** Path of a slide of a cohort that was read before, where it still has the same bytes. @throws FileChangedError */
export async function unchangedSlide({
  folder,
  slideRoots,
  file,
  sha256,
}: NamedSlide): Promise<string> {
  const opened = await openFolder(folder, slideRoots);
  const located = opened && (await locateFile(opened, file));
  if (located?.kind !== "found")
    throw new FileChangedError(join(folder, file), sha256, null);
  const { path } = located;
  const found = await hashSlide(path).catch((cause: unknown) => {
    throw new FileChangedError(path, sha256, null, { cause });
  });
  if (found.sha256 !== sha256)
    throw new FileChangedError(path, sha256, found.sha256);
  return path;
}
