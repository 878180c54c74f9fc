import { slideFiles } from "../../slides/slideFiles.js";
import { assertUnchanged, FileChangedError } from "../assertUnchanged.js";
import type { SlideView } from "../cohort.js";

/** Passes where every file of a slide still has the bytes that were hashed, and none was added. @throws FileChangedError naming the file */
export async function assertSlideUnchanged({
  path,
  sha256,
  parts,
}: Pick<SlideView, "path" | "sha256" | "parts">): Promise<void> {
  if (!parts) return assertUnchanged(path, sha256);
  for (const part of parts) await assertUnchanged(part.path, part.sha256);
  const known = new Set(parts.map((part) => part.path));
  const added = (await slideFiles(path)).find((file) => !known.has(file));
  if (added !== undefined) throw new FileChangedError(added, null, added);
}
