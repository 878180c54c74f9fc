import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeOwned } from "./state.js";

/** File that keeps the owner's token; its owner alone may read it. */
export const ownerTokenFile = (home: string): string =>
  join(home, "owner-token");

/** The token with which the owner of this checkout changes things through the API; null where none was made yet. */
export async function readOwnerToken(home: string): Promise<string | null> {
  const kept = await readFile(ownerTokenFile(home), "utf8").catch(() => "");
  return kept.trim() === "" ? null : kept.trim();
}

/** The owner's token, made at the first asking; of two who ask at once both get the same. */
export async function ownerToken(home: string): Promise<string> {
  const kept = await readOwnerToken(home);
  if (kept !== null) return kept;
  await mkdir(home, { recursive: true, mode: 0o700 });
  const token = randomBytes(32).toString("base64url");
  const aside = `${ownerTokenFile(home)}.${randomBytes(6).toString("hex")}`;
  await writeOwned(aside, `${token}\n`);
  try {
    // A link, unlike a rename, leaves the file of whoever came first.
    await link(aside, ownerTokenFile(home));
    return token;
  } catch (error) {
    const first = await readOwnerToken(home);
    if (first === null) throw error;
    return first;
  } finally {
    await rm(aside, { force: true });
  }
}
