import { hashFile } from "./hashFile.js";

/** A file whose bytes are not those that the run began with. */
export class FileChangedError extends Error {
  override readonly name = "FileChangedError";

  constructor(
    readonly path: string,
    /** null: no such file. */
    readonly expected: string | null,
    /** null: it cannot be read. */
    readonly found: string | null,
    options?: ErrorOptions,
  ) {
    super(
      `file ${path} ${changeOf(expected, found)}; put the file back as it was, or start a new run`,
      options,
    );
  }
}

/** Passes where the file still has the bytes that were hashed. @throws FileChangedError */
export async function assertUnchanged(
  path: string,
  sha256: string,
): Promise<void> {
  const found = await hashFile(path).catch((cause: unknown) => {
    throw new FileChangedError(path, sha256, null, { cause });
  });
  if (found !== sha256) throw new FileChangedError(path, sha256, found);
}

function changeOf(expected: string | null, found: string | null): string {
  if (found === null) return "can no longer be read";
  return expected === null
    ? "was added since the run began"
    : "changed since the run began";
}
