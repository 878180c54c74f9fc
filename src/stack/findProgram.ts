import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Path of a program that can be run from the search path; null where there is none. */
export function findProgram(
  name: string,
  searchPath = process.env["PATH"] ?? "",
): string | null {
  const names = process.platform === "win32" ? [`${name}.exe`] : [name];
  for (const folder of searchPath.split(delimiter)) {
    for (const file of names) {
      const path = join(folder, file);
      if (folder !== "" && isProgram(path)) return path;
    }
  }
  return null;
}

/** Whether a path is a file that may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
