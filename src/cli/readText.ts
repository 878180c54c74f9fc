import { readFile } from "node:fs/promises";
import { UserError } from "./userError.js";

/** The text of a file that was named. @throws UserError where it cannot be read */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UserError(
      `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
