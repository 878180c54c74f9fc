import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Path of a compiled file, for threads and child processes, which run JavaScript even where their caller
 * runs from TypeScript (tests).
 * @throws where the project has not been built
 */
export function builtFile(importMetaUrl: string, relative: string): string {
  const beside = fileURLToPath(new URL(relative, importMetaUrl));
  if (existsSync(beside)) return beside;
  const built = beside.replace(
    /([\\/])src([\\/](?!.*[\\/]src[\\/]))/,
    "$1dist$1src$2",
  );
  if (existsSync(built)) return built;
  throw new Error(`${relative} is not built; run npm run build`);
}
