import { findProgram } from "./findProgram.js";
import { run } from "./run.js";

/** Path of a Python 3 that has pip; null where there is none. */
export async function findPip(): Promise<string | null> {
  const python = findProgram("python3");
  if (python === null) return null;
  return run(python, ["-m", "pip", "--version"]).then(
    () => python,
    () => null,
  );
}

/**
 * Fetches wheels alone, nothing that they ask for, into a folder; pip compares each with its published checksum.
 * @param names `PACKAGE==VERSION` each @param options pip's own, for this package
 * @throws CommandFailedError
 */
export async function downloadWheels(
  python: string,
  folder: string,
  { names, options }: { names: readonly string[]; options: readonly string[] },
): Promise<void> {
  await run(python, [
    "-m",
    "pip",
    "download",
    "--quiet",
    "--no-deps",
    "--only-binary=:all:",
    ...options,
    `--dest=${folder}`,
    ...names,
  ]);
}
