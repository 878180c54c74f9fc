import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sha256 } from "../knowledge/identity.js";

/** One numbered block of schema/graph.cypher. */
export interface Migration {
  readonly version: number;
  readonly title: string;
  /** Each may run again without harm. */
  readonly statements: readonly string[];
  /** Hash of the statements. */
  readonly checksum: string;
}

/** The migrations that ship with this version. */
export function shippedMigrations(): Migration[] {
  return parseMigrations(readFileSync(schemaPath(), "utf8"));
}

/**
 * Reads numbered blocks: a line `// 2: title`, then statements ended by semicolons.
 * @throws where the numbers do not run 1, 2, 3 ...
 */
export function parseMigrations(text: string): Migration[] {
  const blocks = text.split(/^\/\/ (?=\d+: )/m).slice(1);
  return blocks.map((block, i) => {
    const [header = "", ...lines] = block.split("\n");
    const [, number, title = ""] = /^(\d+): (.*)$/.exec(header) ?? [];
    if (Number(number) !== i + 1)
      throw new Error(
        `migration "${header}" should have the number ${String(i + 1)}`,
      );
    const body = lines.filter((line) => !line.startsWith("//")).join("\n");
    const statements = body
      .split(/;\s*$/m)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== "");
    const checksum = sha256(statements.join(";\n"));
    return { version: i + 1, title, statements, checksum };
  });
}

/** The same file whether this runs from src or compiled, some levels deeper. */
function schemaPath(): string {
  for (let up = 2; up <= 4; up++) {
    const path = `${"../".repeat(up)}schema/graph.cypher`;
    const found = fileURLToPath(new URL(path, import.meta.url));
    if (existsSync(found)) return found;
  }
  throw new Error("schema/graph.cypher is not part of this installation");
}
