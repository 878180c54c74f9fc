import { createHash } from "node:crypto";
import { readLockedPackages } from "./lockedPackages.js";
import { createReach } from "./reachedSources.js";

/** What is to be told apart by the code that it runs. */
export interface CodeVersionsAsk<Name extends string> {
  readonly names: readonly Name[];
  /** Paths of the compiled files where a name's code begins, as builtFile gives them. */
  entriesOf(name: Name): readonly string[];
  /** Path of package-lock.json. */
  readonly lockFile: string;
}

/**
 * For each name the hash of the compiled files that its entries reach and of the libraries they import, as locked. It
 * changes when any line or library that is run does, and not when one that is never reached does.
 */
export async function codeVersions<Name extends string>({
  names,
  entriesOf,
  lockFile,
}: CodeVersionsAsk<Name>): Promise<ReadonlyMap<Name, string>> {
  const reach = await createReach();
  const locked = readLockedPackages(lockFile);
  return new Map(
    names.map((name) => {
      const { digests, packages } = reach(entriesOf(name));
      const hash = createHash("sha256");
      for (const line of [...digests, ...locked(packages)])
        hash.update(`${line}\n`);
      return [name, hash.digest("hex")];
    }),
  );
}
