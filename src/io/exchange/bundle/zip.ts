import { unzipSync, zipSync } from "fflate";

/** Files by name. */
export type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Writes files, in the order of their names, into a zip whose bytes follow from theirs alone: not packed, all of one date.
 * What was changed in the archive itself is so found by writing it again.
 */
export function writeZip(files: Files): Uint8Array {
  const names = [...files.keys()].sort();
  // The zip's own clock has no zone, so this date is the same everywhere.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      names.map((name) => [name, [files.get(name)!, { level: 0, mtime }]]),
    ),
  );
}

/** Reads the files of a zip. @throws where it is none */
export function readZip(bytes: Uint8Array): Files {
  return new Map(Object.entries(unzipSync(bytes)));
}
