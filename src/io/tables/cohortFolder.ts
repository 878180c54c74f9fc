import { realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";

/** A cohort folder and the other folders that its files may come from; links resolved. */
export interface CohortFolder {
  readonly path: string;
  readonly slideRoots: readonly string[];
}

/** Where a file named in a cohort is, or why it may not be read. */
export type Located =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "missing" }
  | { readonly kind: "outside" };

/** The folder with its roots; null where it is no folder. Roots that do not exist are left out. */
export async function openFolder(
  dir: string,
  slideRoots: readonly string[],
): Promise<CohortFolder | null> {
  const path = await realOrNull(dir);
  if (path === null || !(await stat(path)).isDirectory()) return null;
  const roots = await Promise.all(slideRoots.map(realOrNull));
  return { path, slideRoots: roots.filter((root) => root !== null) };
}

/**
 * Finds a file by its name in the folder, else under a slide root. Whether it lies inside is judged twice: by the
 * name, so that nothing is learnt about files elsewhere, and by where links lead.
 */
export async function locateFile(
  folder: CohortFolder,
  name: string,
): Promise<Located> {
  const bases = [folder.path, ...folder.slideRoots];
  const isInside = (path: string): boolean =>
    bases.some((base) => contains(base, path));
  const named = bases.map((base) => resolve(base, name)).filter(isInside);
  if (named.length === 0) return { kind: "outside" };
  let linksOut = false;
  for (const candidate of named) {
    const path = await realOrNull(candidate);
    if (path === null) continue;
    if (!isInside(path)) linksOut = true;
    else if ((await stat(path)).isFile()) return { kind: "found", path };
  }
  return { kind: linksOut ? "outside" : "missing" };
}

function contains(base: string, path: string): boolean {
  const below = relative(base, path);
  return below !== ".." && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}

async function realOrNull(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch {
    return null;
  }
}
