import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Some 100,000 nodes with their links and texts take as much. @unit bytes */
const LARGE = 200 << 20;

/** Whether the database that Neo4j keeps in its folder is a large one, so that it pays to start it as such. */
export function isLargeStore(home: string): boolean {
  const store = join(home, "data", "databases", "neo4j");
  if (!existsSync(store)) return false;
  const sizes = readdirSync(store, { withFileTypes: true })
    .filter((file) => file.isFile())
    .map(({ name }) => statSync(join(store, name)).size);
  return sizes.reduce((sum, size) => sum + size, 0) > LARGE;
}
