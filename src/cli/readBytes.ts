import { readFile } from "node:fs/promises";
import { UserError } from "./userError.js";
import { whyUnreadable } from "./whyUnreadable.js";

/** The bytes of a file that was named. @throws UserError where it cannot be read, with what to do */
export async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    throw new UserError(`${path} cannot be read: ${whyUnreadable(error)}`);
  });
}
