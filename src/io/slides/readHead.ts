import { open } from "node:fs/promises";
import { UnreadableSlideError } from "./unreadableSlideError.js";

const HEAD_BYTES = 132;

/** A file's first bytes, as text of one byte a character, and how many it has. @throws UnreadableSlideError */
export async function readHead(
  path: string,
): Promise<{ head: string; bytes: number }> {
  try {
    const file = await open(path, "r");
    try {
      const space = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await file.read(space, 0, HEAD_BYTES, 0);
      const head = space.subarray(0, bytesRead).toString("latin1");
      return { head, bytes: (await file.stat()).size };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = cause instanceof Error ? cause.message : String(cause);
    throw new UnreadableSlideError(
      path,
      `cannot be opened (${code})`,
      "put the file in its place and make it readable",
      { cause },
    );
  }
}
