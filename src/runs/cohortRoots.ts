import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative } from "node:path";

/** A folder that may be read, or why not. */
export type RootCheck =
  | { readonly kind: "inside"; readonly path: string }
  | { readonly kind: "outside"; readonly message: string };

/** Resolves links and refuses whatever does not lie under one of the roots. */
export async function folderUnderRoots(
  folder: string,
  roots: readonly string[],
): Promise<RootCheck> {
  const path = await realpath(folder).catch(() => null);
  if (path === null || !(await stat(path)).isDirectory())
    return {
      kind: "outside",
      message: `${folder} is not a folder that can be read`,
    };
  for (const root of roots) {
    const real = await realpath(root).catch(() => null);
    if (real === null) continue;
    const below = relative(real, path);
    if (!below.startsWith("..") && !isAbsolute(below))
      return { kind: "inside", path };
  }
  return {
    kind: "outside",
    message: `${folder} lies under none of the cohort roots; add its parent to HISTOCLAIM_COHORT_ROOTS`,
  };
}
