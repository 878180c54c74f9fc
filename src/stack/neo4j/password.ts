import { randomBytes } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeOwned } from "../state.js";

/** The user of a new Neo4j. */
export const NEO4J_USER = "neo4j";

/** The password of this checkout's Neo4j, made at the first asking and readable by its owner alone. */
export async function neo4jPassword(home: string): Promise<string> {
  const path = join(home, "neo4j-password");
  const kept = await readFile(path, "utf8").catch(() => null);
  if (kept !== null && kept.trim() !== "") return kept.trim();
  await mkdir(home, { recursive: true, mode: 0o700 });
  // Hex: neo4j-admin takes what begins with a dash for an option.
  const password = randomBytes(24).toString("hex");
  await writeOwned(path, `${password}\n`);
  return password;
}
