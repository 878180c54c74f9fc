import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { init, parse } from "es-module-lexer";

/**
 * Hash of the compiled files reached from the entries by imports of our own, with their bytes. It changes when
 * any line a step runs changes, and not when a file it never reaches does.
 * @param entries file addresses, as builtFile gives them
 */
export async function sourceHash(entries: readonly string[]): Promise<string> {
  await init;
  const seen = new Map<string, string>();
  const queue = [...entries].map((path) => new URL(`file://${path}`).href);
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    const source = readFileSync(new URL(file), "utf8");
    seen.set(file, createHash("sha256").update(source).digest("hex"));
    for (const { n } of parse(source)[0]) {
      if (n?.startsWith(".") && n.endsWith(".js"))
        queue.push(new URL(n, file).href);
    }
  }
  const hash = createHash("sha256");
  for (const digest of [...seen.values()].sort()) hash.update(digest);
  return hash.digest("hex");
}
