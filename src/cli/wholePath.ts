import { realpath } from "node:fs/promises";
import { UserError } from "./userError.js";

/** The server may stand elsewhere, and the key of a run must not depend on where its command was given. */
export function wholePath(dir: string): Promise<string> {
  return realpath(dir).catch(() => {
    throw new UserError(`${dir} is not a folder that can be read`);
  });
}
