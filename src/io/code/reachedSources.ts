import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { init, parse } from "es-module-lexer";

/** What compiled files run: the hash of each file of our own, and the packages they import. */
export interface ReachedSources {
  /** In an order that does not depend on where the files lie. */
  readonly digests: readonly string[];
  readonly packages: readonly string[];
}

interface Source {
  readonly digest: string;
  /** Addresses of our own files. */
  readonly files: readonly string[];
  readonly packages: readonly string[];
}

/** Follows imports from compiled files; a file is read once, however many entries reach it. */
export async function createReach(): Promise<
  (entries: readonly string[]) => ReachedSources
> {
  await init;
  const known = new Map<string, Source>();
  const read = (address: string): Source => {
    const source = known.get(address) ?? readSource(address);
    known.set(address, source);
    return source;
  };
  return (entries) => {
    const reached = new Map<string, Source>();
    const queue = entries.map((path) => pathToFileURL(path).href);
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (reached.has(file)) continue;
      const source = read(file);
      reached.set(file, source);
      queue.push(...source.files);
    }
    const sources = [...reached.values()];
    return {
      digests: sources.map(({ digest }) => digest).sort(),
      packages: [...new Set(sources.flatMap((s) => s.packages))].sort(),
    };
  };
}

function readSource(address: string): Source {
  const text = readFileSync(new URL(address), "utf8");
  const names = parse(text)[0].flatMap(({ n }) => (n === undefined ? [] : [n]));
  const own = names.filter((n) => n.startsWith("."));
  const others = names.filter((n) => !n.startsWith(".") && !isBuiltIn(n));
  return {
    digest: createHash("sha256").update(text).digest("hex"),
    files: own.map((name) => new URL(name, address).href),
    packages: others.map(packageOf),
  };
}

const isBuiltIn = (name: string): boolean => name.startsWith("node:");

/** `@scope/name/path` and `name/path` without the path. */
function packageOf(name: string): string {
  const parts = name.split("/");
  return parts.slice(0, name.startsWith("@") ? 2 : 1).join("/");
}
