import { join } from "node:path";
import { builtFile } from "../io/builtFile.js";
import { codeVersions } from "../io/code/codeVersions.js";

const ENTRIES = [
  "../io/simulate/simulateCohort.js",
  "../io/simulate/slideThread.js",
];

/** The version of the code that simulates: cohorts of one size and seed are the same bytes only under one. */
export async function simulatorVersion(checkout: string): Promise<string> {
  const versions = await codeVersions({
    names: ["simulate"],
    entriesOf: () => ENTRIES.map((file) => builtFile(import.meta.url, file)),
    lockFile: join(checkout, "package-lock.json"),
  });
  return versions.get("simulate") ?? "";
}
