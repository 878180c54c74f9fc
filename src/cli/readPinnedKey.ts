import type { NoteVerifier } from "../compose/log.js";
import { BadKeyError, parseVerifier } from "../compose/log.js";
import { readText } from "./readText.js";
import { UserError } from "./userError.js";

/** The public key of a file, as histoclaim key show prints it; null where none is named. @throws UserError */
export async function readPinnedKey(
  file: string | undefined,
): Promise<NoteVerifier | null> {
  if (file === undefined) return null;
  try {
    return parseVerifier((await readText(file)).trim());
  } catch (error) {
    if (error instanceof BadKeyError)
      throw new UserError(`${file}: ${error.message}`);
    throw error;
  }
}
