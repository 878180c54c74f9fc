import { canonical, sha256 } from "../../../knowledge/identity.js";
import { slideFiles } from "../../slides/slideFiles.js";
import type { HashedFile } from "../hashedFile.js";
import { hashFile } from "../hashFile.js";

/** The hash of a slide, and of each of its files, the one that names it first. */
export interface HashedSlide {
  readonly sha256: string;
  readonly parts: readonly HashedFile[];
}

/** Hashes every file of a slide; of one file alone the hash is its own. @throws UnreadableSlideError for a missing file */
export async function hashSlide(path: string): Promise<HashedSlide> {
  const parts: HashedFile[] = [];
  for (const file of await slideFiles(path))
    parts.push({ path: file, sha256: await hashFile(file) });
  const [first, ...others] = parts.map((part) => part.sha256);
  if (first === undefined) throw new Error(`${path} has no file`);
  return {
    sha256: others.length === 0 ? first : sha256(canonical([first, ...others])),
    parts,
  };
}
