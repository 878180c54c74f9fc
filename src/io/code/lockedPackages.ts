import { readFileSync } from "node:fs";
import { z } from "zod";

const names = z.record(z.string(), z.string()).default({});

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      dependencies: names,
      optionalDependencies: names,
    }),
  ),
});

/** Thrown where a package is used that the lock file does not hold. */
export class UnlockedPackageError extends Error {
  constructor(name: string, path: string) {
    super(`${name} is not in ${path}; install it with npm, which writes it`);
    this.name = "UnlockedPackageError";
  }
}

/**
 * Reads a lock file of npm. @returns a function that lists packages, with all that they depend on, as `place version`
 * @throws UnlockedPackageError (the function)
 */
export function readLockedPackages(
  path: string,
): (wanted: readonly string[]) => string[] {
  const { packages } = lockFile.parse(JSON.parse(readFileSync(path, "utf8")));
  return (wanted) => {
    const found = new Map<string, string>();
    const queue = wanted.map((name) => {
      const place = placeOf(packages, name, "");
      if (place === null) throw new UnlockedPackageError(name, path);
      return place;
    });
    for (let place = queue.pop(); place !== undefined; place = queue.pop()) {
      const entry = packages[place];
      if (entry === undefined || found.has(place)) continue;
      found.set(place, entry.version ?? "");
      const needs = { ...entry.dependencies, ...entry.optionalDependencies };
      for (const name of Object.keys(needs)) {
        // Packages for other systems may be absent.
        const needed = placeOf(packages, name, place);
        if (needed !== null) queue.push(needed);
      }
    }
    return [...found].map((pair) => pair.join(" ")).sort();
  };
}

/** Where Node finds a package that is asked for from a place: beside it, else further up. */
function placeOf(
  packages: Readonly<Record<string, unknown>>,
  name: string,
  from: string,
): string | null {
  for (let place = from; ; place = above(place)) {
    const path = `${place}${place === "" ? "" : "/"}node_modules/${name}`;
    if (path in packages) return path;
    if (place === "") return null;
  }
}

const above = (place: string): string =>
  place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/")));
