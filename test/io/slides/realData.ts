import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** Folder of the shared real data; tests that need it skip where it is absent. */
export const DATA = process.env["HISTOCLAIM_DATA"] ?? resolve("../shared/data");

/** Path of a shared file or folder, or null where it is absent. */
export function realData(...parts: string[]): string | null {
  const path = join(DATA, ...parts);
  return existsSync(path) ? path : null;
}
