import { readBytes } from "./readBytes.js";

/** The text of a file that was named. @throws UserError where it cannot be read */
export async function readText(path: string): Promise<string> {
  return (await readBytes(path)).toString("utf8");
}
