import { stat } from "node:fs/promises";
import { LRUCache } from "lru-cache";
import { slideFiles } from "./slideFiles.js";

/** Slides whose files are known by name, while the one that names them is as it was. */
const files = new LRUCache<string, Promise<string[]>>({ max: 500 });

/** Sizes and times of every file of a slide: whoever keeps something of it asks whether they are the same still. */
export async function slideState(path: string): Promise<string> {
  const own = await stateOf(path);
  const key = `${path}\n${own}`;
  // What cannot be read is told by whoever opens it.
  const all = files.get(key) ?? slideFiles(path).catch(() => [path]);
  files.set(key, all);
  const states = (await all).slice(1).map(stateOf);
  return [own, ...(await Promise.all(states))].join("\n");
}

async function stateOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found === null
    ? "missing"
    : [found.size, found.mtimeMs, found.ctimeMs, found.ino].join(" ");
}
